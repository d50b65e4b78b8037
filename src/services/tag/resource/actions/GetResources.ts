import { listOf, objectType, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { Tag, toTag } from "../../tag/objects/Tag.ts";
import { nextToken, pageAfter, tokenPaging } from "../../wire/paging.ts";
import { description, tagKey, tagValue } from "../../wire/parameters.ts";
import { namesOf, refuseRepeated } from "../binding.ts";
import { passes } from "../objects/TagFilter.ts";
import { descriptionOf } from "../resourceNames.ts";

const Filter = objectType("TagFilter", {
  TagKey: tagKey("Key of a tag.", "empty", "long", "reserved"),
  TagValue: listOf(tagValue("A value.", "long", "illegal"), "Values of which it has one, at most 10; any without them.")
    .items(0, 10, "LimitExceeded.TagValue")
    .optional(),
});

const ResourceTagMapping = objectType("ResourceTagMapping", {
  Resource: string("Six-segment description of the resource."),
  Tags: listOf(Tag, "Its tags."),
});

export default action({
  name: "GetResources",
  category: "Read",
  summary: "Lists the tagged resources of all products and regions.",
  rateLimit: 20,
  regions: "global",
  resources: ["$ResourceList"],
  operationLevel: true,

  input: {
    ResourceList: listOf(description(), "Returns only these resources, at most 10, on a single page.")
      .items(0, 10, "LimitExceeded.ResourceNumPerRequest")
      .optional(),
    TagFilters: listOf(Filter, "Returns only resources that match all of these filters, at most 6.")
      .items(0, 6, "LimitExceeded.TagNumPerRequest")
      .optional(),
    ...tokenPaging(200),
  },

  output: {
    PaginationToken: nextToken,
    ResourceTagMappingList: listOf(ResourceTagMapping, "The resources of this page with all of their tags."),
  },

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "InvalidParameter",
    "InvalidParameter.PaginationTokenInvalid",
    "InvalidParameter.ReservedTagKey",
    "InvalidParameterValue.ResourceDescriptionError",
    "InvalidParameterValue.TagKeyDuplicate",
    "InvalidParameterValue.TagKeyEmpty",
    "InvalidParameterValue.TagKeyLengthExceeded",
    "InvalidParameterValue.TagValueCharacterIllegal",
    "InvalidParameterValue.TagValueLengthExceeded",
    "LimitExceeded.ResourceNumPerRequest",
    "LimitExceeded.TagNumPerRequest",
    "LimitExceeded.TagValue",
  ],
  alsoPublished: ["FailedOperation", "FailedOperation.ResourceTagProcessing", "InvalidParameter.Tag"],

  async run({ input, resources, account, fail }) {
    const { ResourceList = [], TagFilters = [] } = input;
    const keys = TagFilters.map(({ TagKey }) => TagKey);
    refuseRepeated(keys, "TagFilters", fail);
    const wanted = namesOf(ResourceList, account, fail).map((place) => descriptionOf(place));
    const matches = (await resources.tagged())
      .filter(({ tags }) => TagFilters.every((filter) => passes(tags, filter)))
      .map(({ tags, ...place }) => ({ Resource: descriptionOf(place), Tags: tags.map(toTag) }));
    if (wanted.length > 0) {
      const asked = matches.filter(({ Resource }) => wanted.includes(Resource));
      return { PaginationToken: "", ResourceTagMappingList: asked };
    }
    const { rows, token } = pageAfter(matches, ({ Resource }) => Resource, input, fail);
    return { PaginationToken: token, ResourceTagMappingList: rows };
  },
});

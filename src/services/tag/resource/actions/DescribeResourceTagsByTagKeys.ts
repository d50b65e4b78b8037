import { listOf, objectType, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { Tag, toTag } from "../../tag/objects/Tag.ts";
import { pageOf, pageOutput, paging } from "../../wire/paging.ts";
import { resourcesOfType, tagKeys } from "../../wire/parameters.ts";
import { checkResourceType, taggedOf } from "../batches.ts";

const ResourceIdTag = objectType("ResourceIdTag", {
  ResourceId: string("Id of the resource."),
  TagKeyValues: listOf(Tag, "The requested tags that the resource has."),
});

export default action({
  name: "DescribeResourceTagsByTagKeys",
  category: "Read",
  summary: "Returns the values that resources of one type have for given tag keys.",
  rateLimit: 20,
  regions: "global",
  resources: ["qcs::$ServiceType:$ResourceRegion:uin/:$ResourcePrefix/$ResourceIds"],
  operationLevel: true,

  input: {
    ...resourcesOfType(20),
    TagKeys: tagKeys("Keys of the tags, at most 20.", "empty", "long", "illegal").items(0, 20, "InvalidParameter.Tag"),
    ...paging(400),
  },

  output: {
    ...pageOutput,
    Rows: listOf(ResourceIdTag, "The resources of this page that have such tags."),
  },

  raises: [
    "InvalidParameter.Tag",
    "InvalidParameterValue.RegionInvalid",
    "InvalidParameterValue.ResourceIdInvalid",
    "InvalidParameterValue.ResourcePrefixInvalid",
    "InvalidParameterValue.TagKeyCharacterIllegal",
    "InvalidParameterValue.TagKeyEmpty",
    "InvalidParameterValue.TagKeyLengthExceeded",
  ],
  alsoPublished: ["FailedOperation"],

  async run({ input, resources, fail }) {
    const prefix = "InvalidParameterValue.ResourcePrefixInvalid";
    // This action has no separate code for an unknown product.
    checkResourceType(input, (code, details) =>
      fail(code === "InvalidParameterValue.ServiceTypeInvalid" ? prefix : code, details),
    );
    const matches = (await taggedOf(input, resources)).flatMap(({ id, tags }) => {
      const asked = tags.filter(({ key }) => input.TagKeys.includes(key));
      return asked.length === 0 ? [] : [{ ResourceId: id, TagKeyValues: asked.map(toTag) }];
    });
    const { about, rows } = pageOf(matches, input);
    return { ...about, Rows: rows };
  },
});

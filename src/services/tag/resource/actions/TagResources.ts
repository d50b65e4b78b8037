import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { pairOf } from "../../tag/objects/Tag.ts";
import { descriptions, tagsParameter } from "../../wire/parameters.ts";
import { createTags, namesOf, refuseRepeated, tagLimits, withTags } from "../binding.ts";
import { hasTags } from "../kinds.ts";
import { FailedResource, toFailedResource } from "../objects/FailedResource.ts";
import type { Resource } from "../rows.ts";

const unknown = "InvalidParameterValue.ResourceDescriptionError";
const tooMany = "LimitExceeded.ResourceAttachedTags";

export default action({
  name: "TagResources",
  category: "Write",
  summary: "Binds tags to resources of any products and regions. Reports the resources that failed.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["$ResourceList"],
  operationLevel: true,

  input: {
    ResourceList: descriptions(),
    Tags: tagsParameter(
      "Tags to bind, 1 to 10. An existing key gets the new value.",
      ["empty", "long", "illegal", "reserved"],
      ["empty", "long", "illegal"],
    )
      .items(1, Number.MAX_SAFE_INTEGER, "InvalidParameter.Tag")
      .items(1, 10, "LimitExceeded.TagNumPerRequest"),
  },

  output: { FailedResources: listOf(FailedResource, "Resources to which the tags could not be bound.") },

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "InvalidParameter",
    "InvalidParameter.ReservedTagKey",
    "InvalidParameter.Tag",
    "InvalidParameter.UnsupportedService",
    "InvalidParameterValue.ResourceDescriptionError",
    "InvalidParameterValue.TagKeyCharacterIllegal",
    "InvalidParameterValue.TagKeyDuplicate",
    "InvalidParameterValue.TagKeyEmpty",
    "InvalidParameterValue.TagKeyLengthExceeded",
    "InvalidParameterValue.TagValueCharacterIllegal",
    "InvalidParameterValue.TagValueEmpty",
    "InvalidParameterValue.TagValueLengthExceeded",
    "LimitExceeded.ResourceNumPerRequest",
    "LimitExceeded.TagNumPerRequest",
    "LimitExceeded.TagValue",
  ],
  alsoPublished: ["FailedOperation", "FailedOperation.PolicyEnforcedInvalid", "FailedOperation.ResourceTagProcessing"],

  async run({ input, known, resources, account, language, fail }) {
    const { ResourceList } = input;
    const added = input.Tags.map(pairOf);
    const keys = added.map(({ key }) => key);
    refuseRepeated(keys, "Tags", fail);
    const places = namesOf(ResourceList, account, fail);
    const other = places.findIndex(({ service }) => !hasTags(service));
    if (other >= 0) {
      fail("InvalidParameter.UnsupportedService", { parameter: `ResourceList.${other}`, value: ResourceList[other] });
    }
    const FailedResources: (typeof FailedResource.value)[] = [];
    const bound: Resource[] = [];
    for (const place of places) {
      const resource = await resources.find(place);
      const tags = withTags(resource?.tags ?? [], added);
      const failure = resource ? tags.length > tagLimits.tags && tooMany : unknown;
      const details = { parameter: "ResourceList", value: place.description, limit: tagLimits.tags };
      if (failure) FailedResources.push(toFailedResource(place.description, failure, details, language));
      else bound.push({ ...place, tags });
    }
    // This action has no separate code for too many keys.
    const full = { keys: "LimitExceeded.TagValue", values: "LimitExceeded.TagValue" } as const;
    if (bound.length > 0) await createTags(added, known, full, fail);
    for (const resource of bound) await resources.write(resource, resource.tags);
    return { FailedResources };
  },
});

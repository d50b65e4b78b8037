import { action } from "../../scope.ts";
import { pairOf } from "../../tag/objects/Tag.ts";
import { batch, tagKey, tagValue } from "../../wire/parameters.ts";
import { batchOf } from "../batches.ts";
import { existingTag, refuseWithoutKey, withTags } from "../binding.ts";

export default action({
  name: "ModifyResourcesTagValue",
  category: "Write",
  summary: "Changes the value of a tag of resources of one type to another existing value.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["qcs::$ServiceType:$ResourceRegion:uin/:$ResourcePrefix/$ResourceIds"],
  operationLevel: true,

  input: {
    ...batch,
    TagKey: tagKey("Key of the tag.", "illegal"),
    TagValue: tagValue("New value of the tag.", "long", "illegal"),
  },

  output: {},

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "InvalidParameter",
    "InvalidParameterValue.RegionInvalid",
    "InvalidParameterValue.ResourceIdInvalid",
    "InvalidParameterValue.ResourcePrefixInvalid",
    "InvalidParameterValue.ServiceTypeInvalid",
    "InvalidParameterValue.TagKeyCharacterIllegal",
    "InvalidParameterValue.TagValueCharacterIllegal",
    "InvalidParameterValue.TagValueLengthExceeded",
    "LimitExceeded.ResourceNumPerRequest",
    "ResourceNotFound.AttachedTagKeyNotFound",
    "ResourceNotFound.TagNonExist",
  ],
  alsoPublished: [
    "FailedOperation",
    "FailedOperation.PolicyEnforcedInvalid",
    "FailedOperation.ResourceAppIdNotSame",
    "InvalidParameterValue.ResourceDescriptionError",
    "InvalidParameterValue.UinInvalid",
    "LimitExceeded.Quota",
  ],

  async run({ input, known, resources, fail }) {
    const tag = pairOf(input);
    await existingTag(tag, "TagValue", { known, fail });
    const batch = await batchOf(input, { resources, fail });
    refuseWithoutKey(tag.key, batch, fail);
    for (const resource of batch) await resources.write(resource, withTags(resource.tags, [tag]));
    return {};
  },
});

import { action } from "../../scope.ts";
import { pairOf } from "../../tag/objects/Tag.ts";
import { batch, tagKey, tagValue } from "../../wire/parameters.ts";
import { batchOf } from "../batches.ts";
import { bindTags, existingTag, refuseWithKey } from "../binding.ts";

export default action({
  name: "AttachResourcesTag",
  category: "Write",
  summary: "Binds an existing tag to resources of one type without a tag of that key.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["qcs::$ServiceType:$ResourceRegion:uin/:$ResourcePrefix/$ResourceIds"],
  operationLevel: true,

  input: {
    ...batch,
    TagKey: tagKey("Key of the tag.", "empty", "illegal", "reserved"),
    TagValue: tagValue("Value of the tag.", "illegal"),
  },

  output: {},

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "InvalidParameter",
    "InvalidParameter.ReservedTagKey",
    "InvalidParameterValue.RegionInvalid",
    "InvalidParameterValue.ResourceIdInvalid",
    "InvalidParameterValue.ResourcePrefixInvalid",
    "InvalidParameterValue.ServiceTypeInvalid",
    "InvalidParameterValue.TagKeyCharacterIllegal",
    "InvalidParameterValue.TagKeyEmpty",
    "InvalidParameterValue.TagValueCharacterIllegal",
    "LimitExceeded.ResourceAttachedTags",
    "LimitExceeded.ResourceNumPerRequest",
    "ResourceInUse.TagKeyAttached",
    "ResourceNotFound.TagNonExist",
  ],
  alsoPublished: [
    "FailedOperation",
    "FailedOperation.PolicyEnforcedInvalid",
    "FailedOperation.ResourceAppIdNotSame",
    "InvalidParameterValue.ResourceDescriptionError",
    "InvalidParameterValue.UinInvalid",
    "LimitExceeded.Quota",
    "OperationDenied",
  ],

  async run({ input, known, resources, fail }) {
    const tag = pairOf(input);
    await existingTag(tag, "TagKey", { known, fail });
    const batch = await batchOf(input, { resources, fail });
    refuseWithKey(tag.key, batch, fail);
    for (const resource of batch) await bindTags(resource, [tag], { resources, fail });
    return {};
  },
});

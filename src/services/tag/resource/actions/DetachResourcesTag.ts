import { action } from "../../scope.ts";
import { batch, tagKey } from "../../wire/parameters.ts";
import { batchOf } from "../batches.ts";
import { refuseWithoutKey, withoutKeys } from "../binding.ts";

export default action({
  name: "DetachResourcesTag",
  category: "Write",
  summary: "Unbinds a tag from resources of one type. Every resource must have the tag.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["qcs::$ServiceType:$ResourceRegion:uin/:$ResourcePrefix/$ResourceIds"],
  operationLevel: true,

  input: {
    ...batch,
    TagKey: tagKey("Key of the tag.", "empty", "illegal", "reserved"),
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
    "LimitExceeded.ResourceNumPerRequest",
    "ResourceNotFound.AttachedTagKeyNotFound",
  ],
  alsoPublished: [
    "FailedOperation",
    "FailedOperation.PolicyEnforcedInvalid",
    "FailedOperation.ResourceAppIdNotSame",
    "InvalidParameterValue.ResourceDescriptionError",
    "InvalidParameterValue.UinInvalid",
  ],

  async run({ input, resources, fail }) {
    const batch = await batchOf(input, { resources, fail });
    refuseWithoutKey(input.TagKey, batch, fail);
    for (const resource of batch) await resources.write(resource, withoutKeys(resource.tags, [input.TagKey]));
    return {};
  },
});

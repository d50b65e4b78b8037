import { action } from "../../scope.ts";
import { description, tagKey } from "../../wire/parameters.ts";
import { refuseWithoutKey, resourceOf, withoutKeys } from "../binding.ts";

export default action({
  name: "DeleteResourceTag",
  category: "Write",
  summary: "Unbinds a tag from a resource.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["$Resource"],
  operationLevel: true,

  input: {
    TagKey: tagKey("Key of the tag.", "empty", "long", "illegal", "reserved"),
    Resource: description(),
  },

  output: {},

  raises: [
    "InvalidParameter.ReservedTagKey",
    "InvalidParameterValue.ResourceDescriptionError",
    "InvalidParameterValue.TagKeyCharacterIllegal",
    "InvalidParameterValue.TagKeyEmpty",
    "InvalidParameterValue.TagKeyLengthExceeded",
    "ResourceNotFound.AttachedTagKeyNotFound",
  ],
  alsoPublished: ["FailedOperation", "FailedOperation.PolicyEnforcedInvalid"],

  async run({ input: { TagKey, Resource }, resources, account, fail }) {
    const resource = await resourceOf(Resource, { resources, account, fail });
    refuseWithoutKey(TagKey, [resource], fail);
    await resources.write(resource, withoutKeys(resource.tags, [TagKey]));
    return {};
  },
});

import { action } from "../../scope.ts";
import { pairOf } from "../../tag/objects/Tag.ts";
import { description, tagKey, tagValue } from "../../wire/parameters.ts";
import { bindTags, createTags, refuseWithKey, resourceOf } from "../binding.ts";

export default action({
  name: "AddResourceTag",
  category: "Write",
  summary: "Binds a tag to a resource without a tag of that key.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["$Resource"],
  operationLevel: true,

  input: {
    TagKey: tagKey("Key of the tag.", "empty", "long", "illegal", "reserved"),
    TagValue: tagValue("Value of the tag. The tag is created if it does not exist.", "long", "illegal"),
    Resource: description(),
  },

  output: {},

  raises: [
    "InvalidParameter.ReservedTagKey",
    "InvalidParameterValue.ResourceDescriptionError",
    "InvalidParameterValue.TagKeyCharacterIllegal",
    "InvalidParameterValue.TagKeyEmpty",
    "InvalidParameterValue.TagKeyLengthExceeded",
    "InvalidParameterValue.TagValueCharacterIllegal",
    "InvalidParameterValue.TagValueLengthExceeded",
    "LimitExceeded.ResourceAttachedTags",
    "LimitExceeded.TagKey",
    "LimitExceeded.TagValue",
    "ResourceInUse.TagKeyAttached",
  ],
  alsoPublished: ["FailedOperation", "FailedOperation.PolicyEnforcedInvalid"],

  async run({ input, known, resources, account, fail }) {
    const tag = pairOf(input);
    const resource = await resourceOf(input.Resource, { resources, account, fail });
    refuseWithKey(tag.key, [resource], fail);
    await createTags([tag], known, { keys: "LimitExceeded.TagKey", values: "LimitExceeded.TagValue" }, fail);
    await bindTags(resource, [tag], { resources, fail });
    return {};
  },
});

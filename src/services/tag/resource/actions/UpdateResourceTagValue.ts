import { action } from "../../scope.ts";
import { pairOf } from "../../tag/objects/Tag.ts";
import { description, tagKey, tagValue } from "../../wire/parameters.ts";
import { createTags, refuseWithoutKey, resourceOf, withTags } from "../binding.ts";

export default action({
  name: "UpdateResourceTagValue",
  category: "Write",
  summary: "Changes the value of a tag of a resource.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["$Resource"],
  operationLevel: true,

  input: {
    TagKey: tagKey("Key of the tag.", "illegal", "reserved"),
    TagValue: tagValue("New value of the tag. The tag is created if it does not exist.", "long", "illegal"),
    Resource: description(),
  },

  output: {},

  raises: [
    "InvalidParameter.ReservedTagKey",
    "InvalidParameterValue.ResourceDescriptionError",
    "InvalidParameterValue.TagKeyCharacterIllegal",
    "InvalidParameterValue.TagValueCharacterIllegal",
    "InvalidParameterValue.TagValueLengthExceeded",
    "LimitExceeded.TagValue",
    "ResourceNotFound.AttachedTagKeyNotFound",
  ],
  alsoPublished: ["FailedOperation", "FailedOperation.PolicyEnforcedInvalid"],

  async run({ input, known, resources, account, fail }) {
    const tag = pairOf(input);
    const resource = await resourceOf(input.Resource, { resources, account, fail });
    refuseWithoutKey(tag.key, [resource], fail);
    // The key exists already, so the limit of keys cannot be exceeded.
    await createTags([tag], known, { keys: "LimitExceeded.TagValue", values: "LimitExceeded.TagValue" }, fail);
    await resources.write(resource, withTags(resource.tags, [tag]));
    return {};
  },
});

import { isSameTag } from "#services/tags.ts";
import { createTags, formatTag } from "../../resource/binding.ts";
import { action } from "../../scope.ts";
import { tagKey, tagValue } from "../../wire/parameters.ts";
import { pairOf } from "../objects/Tag.ts";

export default action({
  name: "CreateTag",
  category: "Write",
  summary: "Creates a tag without binding it.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: {
    TagKey: tagKey("Key of the tag.", "empty", "long", "illegal", "reserved"),
    TagValue: tagValue("Value of the tag.", "empty", "long", "illegal"),
  },

  output: {},

  raises: [
    "InvalidParameter.ReservedTagKey",
    "InvalidParameterValue.TagKeyCharacterIllegal",
    "InvalidParameterValue.TagKeyEmpty",
    "InvalidParameterValue.TagKeyLengthExceeded",
    "InvalidParameterValue.TagValueCharacterIllegal",
    "InvalidParameterValue.TagValueEmpty",
    "InvalidParameterValue.TagValueLengthExceeded",
    "LimitExceeded.TagKey",
    "LimitExceeded.TagValue",
    "ResourceInUse.TagDuplicate",
  ],
  alsoPublished: ["FailedOperation", "InvalidParameterValue.ReservedTagKey", "InvalidParameterValue.TagKeyDuplicate"],

  async run({ input, known, fail }) {
    const tag = pairOf(input);
    if ((await known.all()).some((one) => isSameTag(one, tag))) {
      fail("ResourceInUse.TagDuplicate", { parameter: "TagKey", value: formatTag(tag) });
    }
    await createTags([tag], known, { keys: "LimitExceeded.TagKey", values: "LimitExceeded.TagValue" }, fail);
    return {};
  },
});

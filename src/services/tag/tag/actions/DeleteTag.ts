import { action } from "../../scope.ts";
import { tagKey, tagValue } from "../../wire/parameters.ts";
import { deleteTag } from "../deleteTag.ts";
import { pairOf } from "../objects/Tag.ts";

export default action({
  name: "DeleteTag",
  category: "Write",
  summary: "Deletes a tag that is not bound to any resource.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: {
    TagKey: tagKey("Key of the tag.", "empty", "illegal"),
    TagValue: tagValue("Value of the tag.", "empty", "long", "illegal"),
  },

  output: {},

  raises: [
    "FailedOperation.TagAttachedResource",
    "InvalidParameterValue.TagKeyCharacterIllegal",
    "InvalidParameterValue.TagKeyEmpty",
    "InvalidParameterValue.TagValueCharacterIllegal",
    "InvalidParameterValue.TagValueEmpty",
    "InvalidParameterValue.TagValueLengthExceeded",
    "ResourceNotFound.TagNonExist",
  ],
  alsoPublished: ["FailedOperation", "FailedOperation.TagAttachedQuota", "InvalidParameterValue.TagKeyDuplicate"],

  async run({ input, known, resources, fail }) {
    await deleteTag(pairOf(input), "TagKey", { known, resources, fail });
    return {};
  },
});

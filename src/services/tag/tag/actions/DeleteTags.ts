import { action } from "../../scope.ts";
import { tagsParameter } from "../../wire/parameters.ts";
import { deleteTag } from "../deleteTag.ts";
import { pairOf } from "../objects/Tag.ts";

export default action({
  name: "DeleteTags",
  category: "Write",
  summary: "Deletes tags that are not bound to any resource. If one cannot be deleted, none is.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: {
    Tags: tagsParameter("Tags, 1 to 10.", ["empty", "long", "illegal", "reserved"], ["empty", "long", "illegal"]).items(
      1,
      10,
    ),
  },

  output: {},

  raises: [
    "FailedOperation.TagAttachedResource",
    "InvalidParameter",
    "InvalidParameter.ReservedTagKey",
    "InvalidParameterValue.TagKeyCharacterIllegal",
    "InvalidParameterValue.TagKeyEmpty",
    "InvalidParameterValue.TagKeyLengthExceeded",
    "InvalidParameterValue.TagValueCharacterIllegal",
    "InvalidParameterValue.TagValueEmpty",
    "InvalidParameterValue.TagValueLengthExceeded",
    "ResourceNotFound.TagNonExist",
  ],
  alsoPublished: ["FailedOperation", "FailedOperation.TagAttachedQuota"],

  async run({ input, known, resources, fail }) {
    for (const [index, tag] of input.Tags.entries()) {
      await deleteTag(pairOf(tag), `Tags.${index}`, { known, resources, fail });
    }
    return {};
  },
});

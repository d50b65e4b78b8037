import { isSameTag } from "#services/tags.ts";
import { createTags, formatTag } from "../../resource/binding.ts";
import { action } from "../../scope.ts";
import { tagsParameter } from "../../wire/parameters.ts";
import { pairOf } from "../objects/Tag.ts";

export default action({
  name: "CreateTags",
  category: "Write",
  summary: "Creates tags without binding them. If one cannot be created, none is.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: {
    Tags: tagsParameter("Tags, 1 to 10.", ["empty", "long", "illegal", "reserved"], ["empty", "long", "illegal"])
      .items(1, 10, "InvalidParameter.Tag")
      .optional(),
  },

  output: {},

  raises: [
    "InvalidParameter",
    "InvalidParameter.ReservedTagKey",
    "InvalidParameter.Tag",
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
  alsoPublished: ["FailedOperation", "InvalidParameterValue.ReservedTagKey"],

  async run({ input, known, fail }) {
    const must = { en: "must be given", zh: "不能为空" };
    if (!input.Tags) return fail("InvalidParameter.Tag", { parameter: "Tags", must });
    const tags = input.Tags.map(pairOf);
    const existing = await known.all();
    for (const [index, tag] of tags.entries()) {
      if (![...existing, ...tags.slice(0, index)].some((one) => isSameTag(one, tag))) continue;
      fail("ResourceInUse.TagDuplicate", { parameter: `Tags.${index}`, value: formatTag(tag) });
    }
    await createTags(tags, known, { keys: "LimitExceeded.TagKey", values: "LimitExceeded.TagValue" }, fail);
    return {};
  },
});

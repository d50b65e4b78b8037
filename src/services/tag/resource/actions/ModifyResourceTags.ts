import { listOf, objectType } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { pairOf } from "../../tag/objects/Tag.ts";
import { description, tagKey, tagsParameter } from "../../wire/parameters.ts";
import { bindTags, createTags, resourceOf, withoutKeys } from "../binding.ts";

const TagKeyObject = objectType("TagKeyObject", {
  TagKey: tagKey("Key of a tag.", "empty", "long", "illegal", "reserved"),
});

export default action({
  name: "ModifyResourceTags",
  category: "Write",
  summary: "Binds tags to a resource and unbinds others.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["$Resource"],
  operationLevel: true,

  input: {
    Resource: description(),
    ReplaceTags: tagsParameter(
      "Tags to bind, 1 to 10. An existing key gets the new value.",
      ["empty", "long", "illegal", "reserved"],
      ["long", "illegal"],
    )
      .items(1, Number.MAX_SAFE_INTEGER, "InvalidParameter.Tag")
      .items(1, 10, "LimitExceeded.Quota")
      .optional(),
    DeleteTags: listOf(TagKeyObject, "Tags to unbind, 1 to 10. Tags that the resource does not have are ignored.")
      .items(1, Number.MAX_SAFE_INTEGER, "InvalidParameter.Tag")
      .items(1, 10, "LimitExceeded.Quota")
      .optional(),
  },

  output: {},

  raises: [
    "InvalidParameter.ReservedTagKey",
    "InvalidParameter.Tag",
    "InvalidParameterValue.DeleteTagsParamError",
    "InvalidParameterValue.ResourceDescriptionError",
    "InvalidParameterValue.TagKeyCharacterIllegal",
    "InvalidParameterValue.TagKeyEmpty",
    "InvalidParameterValue.TagKeyLengthExceeded",
    "InvalidParameterValue.TagValueCharacterIllegal",
    "InvalidParameterValue.TagValueLengthExceeded",
    "LimitExceeded.Quota",
    "LimitExceeded.ResourceAttachedTags",
    "LimitExceeded.TagKey",
    "LimitExceeded.TagValue",
  ],
  alsoPublished: ["FailedOperation", "FailedOperation.PolicyEnforcedInvalid"],

  async run({ input, known, resources, account, fail }) {
    if (!input.ReplaceTags && !input.DeleteTags) {
      const must = { en: "must be given, or `DeleteTags`", zh: "与 `DeleteTags` 至少指定其一" };
      fail("InvalidParameter.Tag", { parameter: "ReplaceTags", must });
    }
    const replaced = (input.ReplaceTags ?? []).map(pairOf);
    const deleted = (input.DeleteTags ?? []).map(({ TagKey }) => TagKey);
    const value = deleted.find((key) => replaced.some((tag) => tag.key === key));
    if (value !== undefined) fail("InvalidParameterValue.DeleteTagsParamError", { parameter: "DeleteTags", value });
    const resource = await resourceOf(input.Resource, { resources, account, fail });
    await createTags(replaced, known, { keys: "LimitExceeded.TagKey", values: "LimitExceeded.TagValue" }, fail);
    const kept = { ...resource, tags: withoutKeys(resource.tags, deleted) };
    await bindTags(kept, replaced, { resources, fail });
    return {};
  },
});

import { objectType, string } from "#kernel/fields.ts";
import type { Tag as Pair } from "#services/tags.ts";

export const Tag = objectType("Tag", {
  TagKey: string("Key of the tag."),
  TagValue: string("Value of the tag."),
  Category: string("Category of the tag: always Custom.").optional(),
});

export const toTag = ({ key, value }: Pair): typeof Tag.value => ({
  TagKey: key,
  TagValue: value,
  Category: "Custom",
});

export const pairOf = ({ TagKey, TagValue }: Pick<typeof Tag.value, "TagKey" | "TagValue">): Pair => ({
  key: TagKey,
  value: TagValue,
});

/** The sort order of tags: by key, then value. */
export const pairName = ({ key, value }: Pair): string => `${key}\n${value}`;

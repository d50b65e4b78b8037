import { int, objectType, string } from "#kernel/fields.ts";
import type { Tag } from "#services/tags.ts";

export const TagWithDelete = objectType("TagWithDelete", {
  TagKey: string("Key of the tag."),
  TagValue: string("Value of the tag."),
  CanDelete: int("1 if no resource has the tag, so that it can be deleted, else 0."),
  Category: string("Category of the tag: always Custom."),
});

export const toTagWithDelete = ({ key, value }: Tag, used: boolean): typeof TagWithDelete.value => ({
  TagKey: key,
  TagValue: value,
  CanDelete: used ? 0 : 1,
  Category: "Custom",
});

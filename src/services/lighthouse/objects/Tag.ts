import { objectType, string } from "#kernel/fields.ts";

export const Tag = objectType("Tag", { Key: string("Key of the tag."), Value: string("Value of the tag.") });

/** Tags of a row: this project wrote the column, so its form is known. */
export function tagsOf(row: { readonly tags: string }): readonly (typeof Tag.value)[] {
  const tags: readonly { readonly key: string; readonly value: string }[] = JSON.parse(row.tags);
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}

/** Tags as a row keeps them; a key that comes twice keeps its last value. */
export function tagColumn(tags: readonly (typeof Tag.value)[] | undefined): string {
  const last = new Map((tags ?? []).map(({ Key, Value }) => [Key, Value]));
  return JSON.stringify([...last].map(([key, value]) => ({ key, value })));
}

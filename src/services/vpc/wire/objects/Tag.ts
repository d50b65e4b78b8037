import { objectType, string } from "#kernel/fields.ts";

export const Tag = objectType("Tag", {
  Key: string("Key of the tag.").length(1, 127, "InvalidParameterValue.TagInvalidKeyLen"),
  Value: string("Value of the tag.").length(0, 255, "InvalidParameterValue.TagInvalidVal").default(""),
});

type Tags = readonly (typeof Tag.value)[];

/** The tags of a row. Only this server writes the column, so its form is known. */
export function tagsOf(row: { readonly tags: string }): Tags {
  const tags: readonly { readonly key: string; readonly value: string }[] = JSON.parse(row.tags);
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}

export const tagColumn = (tags: Tags): string =>
  JSON.stringify(tags.map(({ Key, Value }) => ({ key: Key, value: Value })));

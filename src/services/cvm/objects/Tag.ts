import { listOf, objectType, string } from "#kernel/fields.ts";

export const Tag = objectType("Tag", {
  Key: string("Key of the tag.").length(1, 127, "InvalidParameterValue.TooLarge"),
  Value: string("Value of the tag.").length(0, 255, "InvalidParameterValue.TooLarge"),
});

export const TagSpecification = objectType("TagSpecification", {
  ResourceType: string("What the tags are for."),
  Tags: listOf(Tag, "The tags."),
});

/** Tags as a row keeps them; a key that comes twice keeps its last value. */
export function tagColumn(specifications: readonly (typeof TagSpecification.value)[] | undefined): string {
  const tags = new Map<string, string>();
  for (const { Tags } of specifications ?? []) for (const { Key, Value } of Tags) tags.set(Key, Value);
  return JSON.stringify([...tags].map(([key, value]) => ({ key, value })));
}

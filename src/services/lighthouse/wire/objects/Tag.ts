import { objectType, string } from "#kernel/fields.ts";
import { keyForm, tagsIn, unreservedKey, valueForm } from "#services/tags.ts";

export const Tag = objectType("Tag", {
  Key: string("Key of the tag.")
    .pattern(...keyForm)
    .pattern(...unreservedKey),
  Value: string("Value of the tag.").pattern(...valueForm),
});

export function tagsOf(row: { readonly tags: string }): readonly (typeof Tag.value)[] {
  return tagsIn(row).map(({ key, value }) => ({ Key: key, Value: value }));
}

import { listOf, objectType, string } from "#kernel/fields.ts";
import { keyForm, tagsIn, unreservedKey, valueForm, type WireTag } from "#services/tags.ts";

export const Tag = objectType("Tag", {
  Key: string("Key of the tag.")
    .pattern(...keyForm)
    .pattern(...unreservedKey),
  Value: string("Value of the tag.").pattern(...valueForm),
});

/** The tags of a new resource. */
export const newTags = (about: string) => listOf(Tag, about).items(0, 10).optional();

export const tagsOf = (row: { readonly tags: string }): readonly WireTag[] =>
  tagsIn(row).map(({ key, value }) => ({ Key: key, Value: value }));

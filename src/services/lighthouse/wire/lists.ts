import type { WireTag } from "#services/tags.ts";

/** The filters by the key and the value of a tag. */
export const tagFilters = {
  "tag-key": { about: "tag key", read: ({ Tags }: Tagged) => Tags.map((tag) => tag.Key) },
  "tag-value": { about: "tag value", read: ({ Tags }: Tagged) => Tags.map((tag) => tag.Value) },
};

interface Tagged {
  readonly Tags: readonly WireTag[];
}

export const tagsOf = ({ Tags }: Tagged): readonly WireTag[] => Tags;

/** The part of a list that a page shows. */
export function pageOf<Thing>(
  all: readonly Thing[],
  { Offset, Limit }: { readonly Offset: number; readonly Limit: number },
): readonly Thing[] {
  return all.slice(Offset, Offset + Limit);
}

/** Whether an id is asked for; an empty list of ids asks for all. */
export const asksFor = (ids: readonly string[] | undefined, id: string): boolean => !ids?.length || ids.includes(id);

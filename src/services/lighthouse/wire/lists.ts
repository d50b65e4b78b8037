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

/** Returns one page of a list. */
export function pageOf<Thing>(
  all: readonly Thing[],
  { Offset, Limit }: { readonly Offset: number; readonly Limit: number },
): readonly Thing[] {
  return all.slice(Offset, Offset + Limit);
}

/** Whether an id is requested. An empty or missing list requests all. */
export const isRequested = (ids: readonly string[] | undefined, id: string): boolean =>
  !ids?.length || ids.includes(id);

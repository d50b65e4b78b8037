import type { Filter } from "#kernel/filters.ts";
import type { WireTag } from "#services/tags.ts";

/** The values of a thing that a filter of some name is held against. */
export type Fields<Thing> = Readonly<Record<string, (thing: Thing) => readonly string[]>>;

/** The fields behind `tag-key` and `tag-value`; `tag:KEY` is understood wherever there are Tags. */
export const tagFields: Fields<{ readonly Tags: readonly WireTag[] }> = {
  "tag-key": ({ Tags }) => Tags.map((tag) => tag.Key),
  "tag-value": ({ Tags }) => Tags.map((tag) => tag.Value),
};

/** Whether a thing passes all filters: one value of each must be among the thing's, letter by letter. */
export function passesAll<Thing>(thing: Thing, filters: readonly Filter[], fields: Fields<Thing>): boolean {
  return filters.every(({ Name, Values }) => {
    const tag = /^tag:(.+)$/s.exec(Name)?.[1];
    const actual =
      tag === undefined
        ? (fields[Name]?.(thing) ?? [])
        : tagsOf(thing)
            .filter(({ Key }) => Key === tag)
            .map(({ Value }) => Value);
    return actual.some((value) => Values.includes(value));
  });
}

function tagsOf(thing: unknown): readonly WireTag[] {
  const tags = typeof thing === "object" && thing !== null && "Tags" in thing ? thing.Tags : [];
  return Array.isArray(tags) ? tags : [];
}

/** The part of a list that a page shows. */
export function pageOf<Thing>(
  all: readonly Thing[],
  { Offset, Limit }: { readonly Offset: number; readonly Limit: number },
): readonly Thing[] {
  return all.slice(Offset, Offset + Limit);
}

/** Whether an id is asked for; an empty list of ids asks for all. */
export const asksFor = (ids: readonly string[] | undefined, id: string): boolean => !ids?.length || ids.includes(id);

import type { ValueOf } from "#kernel/fields.ts";
import { type KnownTags, samePair, type Tag } from "#services/tags.ts";
import { isBy } from "../tag/creators.ts";
import { creator, narrowing } from "../wire/parameters.ts";
import { passes, tagFilters } from "./objects/TagFilter.ts";
import type { Resource, Resources } from "./rows.ts";

/** Those of some resources that are of a product, of a kind, in a region, or have an id, as far as these are asked for. */
export function narrowed(
  resources: readonly Resource[],
  { ServiceType, ResourcePrefix, ResourceRegion, ResourceId }: ValueOf<typeof narrowing>,
): readonly Resource[] {
  const fits = (asked: string | undefined, actual: string) => !asked || asked === actual;
  return resources.filter(
    ({ service, prefix, region, id }) =>
      fits(ServiceType, service) &&
      fits(ResourcePrefix, prefix) &&
      fits(ResourceRegion, region) &&
      fits(ResourceId, id),
  );
}

/** Those of some tags that are among others. */
export const common = (tags: readonly Tag[], others: readonly Tag[]): readonly Tag[] =>
  tags.filter((tag) => others.some((other) => samePair(other, tag)));

/** Which resources a list by tags is about. */
export const byTags = { TagFilters: tagFilters(), CreateUin: creator(), ...narrowing };

/** The resources that pass every filter or some filter by the tags that a creator made. */
export async function taggedBy(
  input: ValueOf<typeof byTags>,
  how: "every" | "some",
  { known, resources }: { readonly known: KnownTags; readonly resources: Resources },
): Promise<readonly Resource[]> {
  const asked = (await known.all()).filter((tag) => isBy(input.CreateUin, tag));
  return narrowed(await resources.tagged(), input).filter(({ tags }) =>
    input.TagFilters[how]((filter) => passes(common(tags, asked), filter)),
  );
}

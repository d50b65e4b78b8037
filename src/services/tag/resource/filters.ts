import type { ValueOf } from "#kernel/fields.ts";
import { type AccountTags, isSameTag, type Tag } from "#services/tags.ts";
import { isCreatedBy } from "../tag/creators.ts";
import { creatorParameter, resourceCriteria } from "../wire/parameters.ts";
import { passes, tagFilters } from "./objects/TagFilter.ts";
import type { Resource, Resources } from "./rows.ts";

/** The resources that match the given product, type, region and id. Omitted criteria match all. */
export function matchingResources(
  resources: readonly Resource[],
  { ServiceType, ResourcePrefix, ResourceRegion, ResourceId }: ValueOf<typeof resourceCriteria>,
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

/** The tags that also occur in another list. */
export const commonTags = (tags: readonly Tag[], others: readonly Tag[]): readonly Tag[] =>
  tags.filter((tag) => others.some((other) => isSameTag(other, tag)));

/** The criteria of a list of resources by tags. */
export const tagCriteria = { TagFilters: tagFilters(), CreateUin: creatorParameter(), ...resourceCriteria };

/** The resources that match every or any filter, by the tags of a creator. */
export async function filterByTags(
  input: ValueOf<typeof tagCriteria>,
  how: "every" | "some",
  { known, resources }: { readonly known: AccountTags; readonly resources: Resources },
): Promise<readonly Resource[]> {
  const asked = (await known.all()).filter((tag) => isCreatedBy(input.CreateUin, tag));
  return matchingResources(await resources.tagged(), input).filter(({ tags }) =>
    input.TagFilters[how]((filter) => passes(commonTags(tags, asked), filter)),
  );
}

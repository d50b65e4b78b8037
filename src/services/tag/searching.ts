import type { ValueOf } from "#kernel/fields.ts";
import { samePair, type Tag } from "#services/tags.ts";
import type { narrowing } from "./parameters.ts";
import type { Resource } from "./resources.ts";

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

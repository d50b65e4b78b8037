import { filtersOf } from "#kernel/filters.ts";
import { type Bundle, bundleById } from "./catalogue.ts";

/** Filters of bundle listings. */
export const bundleFilters = filtersOf<Bundle>()(
  {
    "bundle-id": { about: "id", read: (bundle) => [bundle.id] },
    "support-platform-type": {
      about: "platform",
      oneOf: { values: ["LINUX_UNIX", "WINDOWS"], code: "InvalidParameterValue.InvalidBlueprintPlatformType" },
      read: ({ linux, windows }) => [...(linux ? ["LINUX_UNIX"] : []), ...(windows ? ["WINDOWS"] : [])],
    },
    "bundle-type": { about: "type", read: (bundle) => [bundle.kind] },
    "bundle-state": { about: "ONLINE or OFFLINE", read: (bundle) => [bundle.online ? "ONLINE" : "OFFLINE"] },
  },
  {
    filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
    values: { max: 5, code: "InvalidParameter.FilterValueLimitExceeded" },
    unknown: "InvalidParameter.InvalidFilterNotSupportedName",
  },
);

/** Orders bundles by priority of their type, then by price. */
export const byPriority = (a: Bundle, b: Bundle): number => b.priority - a.priority || a.cny - b.cny;

/** Returns the first id that matches no bundle. */
export const unknownBundle = (ids: readonly string[]): string | undefined => ids.find((id) => !bundleById(id));

import { filtersOf } from "#kernel/filters.ts";
import { type Bundle, bundleById } from "./catalogue.ts";

/** The filters of lists of bundles. */
export const bundleFilters = filtersOf<Bundle>()(
  {
    "bundle-id": { about: "id", read: (bundle) => [bundle.id] },
    "support-platform-type": {
      about: "platform",
      oneOf: { values: ["LINUX_UNIX", "WINDOWS"], code: "InvalidParameterValue.InvalidBlueprintPlatformType" },
      read: ({ linux, windows }) => [...(linux ? ["LINUX_UNIX"] : []), ...(windows ? ["WINDOWS"] : [])],
    },
    "bundle-type": { about: "kind", read: (bundle) => [bundle.kind] },
    "bundle-state": { about: "ONLINE or OFFLINE", read: (bundle) => [bundle.online ? "ONLINE" : "OFFLINE"] },
  },
  {
    filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
    values: { max: 5, code: "InvalidParameter.FilterValueLimitExceeded" },
    unknown: "InvalidParameter.InvalidFilterNotSupportedName",
  },
);

/** The more important kinds first, the cheaper bundles of each first. */
export const byPriority = (a: Bundle, b: Bundle): number => b.priority - a.priority || a.cny - b.cny;

/** The first of some ids that there is no bundle of. */
export const strangeBundle = (ids: readonly string[]): string | undefined => ids.find((id) => !bundleById(id));

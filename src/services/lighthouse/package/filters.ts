import { filters } from "#kernel/filters.ts";
import type { Fields } from "../wire/lists.ts";
import { type Bundle, bundleById } from "./catalogue.ts";

/** The filters of lists of bundles. */
export const bundleFilters = () =>
  filters(
    {
      "bundle-id": { about: "id" },
      "support-platform-type": {
        about: "platform",
        oneOf: { values: ["LINUX_UNIX", "WINDOWS"], code: "InvalidParameterValue.InvalidBlueprintPlatformType" },
      },
      "bundle-type": { about: "kind" },
      "bundle-state": { about: "ONLINE or OFFLINE" },
    },
    {
      filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
      values: { max: 5, code: "InvalidParameter.FilterValueLimitExceeded" },
      unknown: "InvalidParameter.InvalidFilterNotSupportedName",
    },
  ).optional();

export const bundleFields: Fields<Bundle> = {
  "bundle-id": (bundle) => [bundle.id],
  "support-platform-type": (bundle) => [
    ...(bundle.linux ? ["LINUX_UNIX"] : []),
    ...(bundle.windows ? ["WINDOWS"] : []),
  ],
  "bundle-type": (bundle) => [bundle.kind],
  "bundle-state": (bundle) => [bundle.online ? "ONLINE" : "OFFLINE"],
};

/** The more important kinds first, the cheaper bundles of each first. */
export const byPriority = (a: Bundle, b: Bundle): number => b.priority - a.priority || a.cny - b.cny;

/** The first of some ids that there is no bundle of. */
export const strangeBundle = (ids: readonly string[]): string | undefined => ids.find((id) => !bundleById(id));

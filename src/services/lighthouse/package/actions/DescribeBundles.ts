import { int, listOf, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { pageOf } from "../../wire/lists.ts";
import { paging } from "../../wire/parameters.ts";
import { bundles } from "../catalogue.ts";
import { chosenZone, isMainland } from "../choices.ts";
import { bundleFilters, byPriority, strangeBundle } from "../filters.ts";
import { Bundle, toBundle } from "../objects/Bundle.ts";

export default action({
  name: "DescribeBundles",
  category: "Package",
  summary: "Lists what instances can be bought as in a region.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    BundleIds: listOf(string("Id of a bundle."), "Only these bundles; not together with Filters.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    ...paging,
    Filters: bundleFilters.field.optional(),
    Zones: listOf(string("A zone of the region."), "Zones to buy in; every bundle is sold in all of them.").optional(),
  },
  exclusive: [["BundleIds", "Filters", "InvalidParameter.ParameterConflict"]],

  output: {
    BundleSet: listOf(Bundle, "The bundles of this page."),
    TotalCount: int("How many match, on all pages."),
  },

  raises: [
    "FailedOperation",
    "FailedOperation.DescribeBundlesFailed",
    "FailedOperation.RequestError",
    "FailedOperation.TradeGetPriceFailed",
    "InternalError.InvalidCommandNotFound",
    "InternalError.RequestError",
    "InternalError.TradeGetPriceFailed",
    "InvalidParameter.BundleIdNotFound",
    "InvalidParameter.Conflict",
    "InvalidParameter.FilterValueLimitExceeded",
    "InvalidParameter.InvalidFilter",
    "InvalidParameter.InvalidFilterInvalidKey",
    "InvalidParameter.InvalidFilterInvalidNameNotStr",
    "InvalidParameter.InvalidFilterNotDict",
    "InvalidParameter.InvalidFilterNotSupportedName",
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InvalidBlueprintPlatformType",
    "InvalidParameterValue.InvalidConsoleDisplayTypes",
    "InvalidParameterValue.InvalidZone",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "InvalidParameterValue.ZoneInvalid",
  ],

  async run({ input, region, language, fail }) {
    const { BundleIds = [], Filters = [], Zones } = input;
    const stranger = strangeBundle(BundleIds);
    if (stranger !== undefined) fail("InvalidParameter.BundleIdNotFound", { parameter: "BundleIds", value: stranger });
    chosenZone(Zones, region, fail);
    // What is not sold any more, or with games only, is listed for who asks for it.
    const asked = BundleIds.length > 0 || Filters.some(({ Name }) => Name === "bundle-state");
    const matches = bundles
      .filter((bundle) => bundle.mainland === isMainland(region))
      .filter((bundle) => (BundleIds.length > 0 ? BundleIds.includes(bundle.id) : bundle.kind !== "GAME_PORTAL_BUNDLE"))
      .filter((bundle) => asked || bundle.online)
      .filter((bundle) => bundleFilters.matches(bundle, Filters))
      .toSorted(byPriority);
    return {
      BundleSet: pageOf(matches, input).map((bundle) => toBundle(bundle, region, language)),
      TotalCount: matches.length,
    };
  },
});

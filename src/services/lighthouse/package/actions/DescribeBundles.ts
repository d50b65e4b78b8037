import { int, listOf, string } from "#kernel/fields.ts";
import { isMainland, lighthouseRegions } from "#services/regions.ts";
import { availableBlueprint } from "../../image/availableBlueprints.ts";
import { mapCvmErrors, sameCodeForAll } from "../../image/cvmImages.ts";
import { action } from "../../scope.ts";
import { idForm } from "../../wire/idForms.ts";
import { pageOf } from "../../wire/lists.ts";
import { paging } from "../../wire/parameters.ts";
import { filterFormCodes, priceServiceCodes, requestServiceCodes } from "../../wire/publishedCodes.ts";
import { isForGames, mismatchOf } from "../blueprintFit.ts";
import { bundles } from "../catalogue.ts";
import { chosenZone } from "../choices.ts";
import { bundleFilters, byPriority, unknownBundle } from "../filters.ts";
import { Bundle, toBundle } from "../objects/Bundle.ts";

export default action({
  name: "DescribeBundles",
  category: "Package",
  summary: "Lists the bundles of a region.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    BundleIds: listOf(
      string("Id of a bundle."),
      "Restricts the list to these bundles. Cannot be combined with Filters.",
    )
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    ...paging,
    Filters: bundleFilters.field.optional(),
    Zones: listOf(
      string("A zone of the region."),
      "Zones to list bundles for. Every bundle is sold in all zones.",
    ).optional(),
    BlueprintId: string("Restricts the list to bundles that this blueprint can be installed on.")
      .pattern(...idForm("lhbp"), "InvalidParameterValue")
      .optional(),
  },
  exclusive: [["BundleIds", "Filters", "InvalidParameter.ParameterConflict"]],

  output: {
    BundleSet: listOf(Bundle, "Bundles on this page."),
    TotalCount: int("Number of matches across all pages."),
  },

  raises: [
    "FailedOperation.DescribeBundlesFailed",
    "InvalidParameter.BundleIdNotFound",
    "InvalidParameter.FilterValueLimitExceeded",
    "InvalidParameter.InvalidFilterNotSupportedName",
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InvalidBlueprintPlatformType",
    "InvalidParameterValue.InvalidZone",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "ResourceNotFound",
  ],
  alsoPublished: [
    ...filterFormCodes,
    ...priceServiceCodes,
    ...requestServiceCodes,
    "FailedOperation",
    "InternalError.InvalidCommandNotFound",
    "InvalidParameter.Conflict",
    "InvalidParameterValue.InvalidConsoleDisplayTypes",
    "InvalidParameterValue.ZoneInvalid",
  ],

  async run({ input, blueprints, cvmImages, region, language, fail }) {
    const { BundleIds = [], Filters = [], Zones, BlueprintId } = input;
    const unknown = unknownBundle(BundleIds);
    if (unknown !== undefined) fail("InvalidParameter.BundleIdNotFound", { parameter: "BundleIds", value: unknown });
    chosenZone(Zones, region, fail);
    const blueprint =
      BlueprintId &&
      ((await mapCvmErrors(sameCodeForAll("FailedOperation.DescribeBundlesFailed"), fail, () =>
        availableBlueprint(BlueprintId, { blueprints, cvmImages, region }),
      )) ??
        fail("ResourceNotFound", { parameter: "BlueprintId", value: BlueprintId }));
    // Withdrawn bundles are listed only if requested explicitly; game bundles by id or for a game.
    const asked = BundleIds.length > 0 || Filters.some(({ Name }) => Name === "bundle-state");
    const matches = bundles
      .filter((bundle) => bundle.mainland === isMainland(region))
      .filter((bundle) => (BundleIds.length > 0 ? BundleIds.includes(bundle.id) : blueprint || !isForGames(bundle)))
      .filter((bundle) => !blueprint || mismatchOf(bundle, blueprint) === undefined)
      .filter((bundle) => asked || bundle.online)
      .filter((bundle) => bundleFilters.matches(bundle, Filters))
      .toSorted(byPriority);
    return {
      BundleSet: pageOf(matches, input).map((bundle) => toBundle(bundle, region, language)),
      TotalCount: matches.length,
    };
  },
});

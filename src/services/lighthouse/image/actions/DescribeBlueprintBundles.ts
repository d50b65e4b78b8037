import { int, listOf, string } from "#kernel/fields.ts";
import { isMainland, lighthouseRegions } from "#services/regions.ts";
import { mismatchOf } from "../../package/blueprintFit.ts";
import { bundleById, bundles } from "../../package/catalogue.ts";
import { action } from "../../scope.ts";
import { isRequested, pageOf } from "../../wire/lists.ts";
import { plainPaging } from "../../wire/parameters.ts";
import { availableBlueprint } from "../availableBlueprints.ts";
import { mapCvmErrors, sameCodeForAll } from "../cvmImages.ts";
import { BlueprintBundle, toBlueprintBundle } from "../objects/BlueprintBundle.ts";

export default action({
  name: "DescribeBlueprintBundles",
  category: "Image",
  summary: "Lists the bundles on sale for a game blueprint.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    BlueprintId: string("Game blueprint, of type GAME_PORTAL."),
    BundleIds: listOf(string("Id of a bundle."), "Restricts the list to these bundles.").items(0, 100).optional(),
    ...plainPaging,
  },

  output: {
    BlueprintBundleSet: listOf(BlueprintBundle, "Bundles on this page."),
    TotalCount: int("Number of matching bundles across all pages."),
  },

  raises: [
    "FailedOperation.DescribeBlueprintBundlesFailed",
    "InvalidParameterValue.InvalidBlueprintType",
    "InvalidParameterValue.InvalidBundle",
    "ResourceNotFound.BlueprintNotFound",
  ],

  async run({ input, blueprints, cvmImages, region, language, fail }) {
    const { BlueprintId, BundleIds } = input;
    const details = { parameter: "BlueprintId", value: BlueprintId };
    const unknown = BundleIds?.find((id) => !bundleById(id));
    if (unknown !== undefined) {
      const must = { en: "must contain only bundles of the unfiltered list", zh: "应为套餐列表中的套餐" };
      fail("InvalidParameterValue.InvalidBundle", { parameter: "BundleIds", value: unknown, must });
    }
    const blueprint = await mapCvmErrors(sameCodeForAll("FailedOperation.DescribeBlueprintBundlesFailed"), fail, () =>
      availableBlueprint(BlueprintId, { blueprints, cvmImages, region }),
    );
    if (!blueprint) return fail("ResourceNotFound.BlueprintNotFound", details);
    if (blueprint.BlueprintType !== "GAME_PORTAL") {
      const must = { en: "must be of type GAME_PORTAL", zh: "镜像类型应为 GAME_PORTAL" };
      fail("InvalidParameterValue.InvalidBlueprintType", { ...details, must });
    }
    const matches = bundles.filter(
      (bundle) =>
        bundle.online &&
        bundle.mainland === isMainland(region) &&
        mismatchOf(bundle, blueprint) === undefined &&
        isRequested(BundleIds, bundle.id),
    );
    const page = pageOf(matches, input).map((bundle) => toBlueprintBundle(bundle, region, language));
    return { BlueprintBundleSet: page, TotalCount: matches.length };
  },
});

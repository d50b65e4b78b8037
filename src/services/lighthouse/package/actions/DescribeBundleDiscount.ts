import { listOf, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { offeredFor } from "../../instance/upgrades.ts";
import { action } from "../../scope.ts";
import { priceServiceCodes, requestServiceCodes } from "../../wire/publishedCodes.ts";
import { bundleById } from "../catalogue.ts";
import { currencyOf } from "../money.ts";
import { DiscountDetail, toDiscountDetail } from "../objects/DiscountDetail.ts";
import { periods } from "../periods.ts";
import { instanceCost } from "../prices.ts";

export default action({
  name: "DescribeBundleDiscount",
  category: "Package",
  summary: "Returns the price of a bundle for each period on sale.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: { BundleId: string("Id of the bundle.") },

  output: {
    Currency: string("Currency: CNY in mainland regions, USD elsewhere."),
    DiscountDetail: listOf(DiscountDetail, "Prices per period, shortest period first."),
  },

  raises: ["InvalidParameter.BundleIdNotFound", "ResourceUnavailable.BundleUnavailable"],
  alsoPublished: [
    ...priceServiceCodes,
    ...requestServiceCodes,
    "FailedOperation",
    "FailedOperation.DescribeBundleDiscountFailed",
    "InternalError.InvalidCommandNotFound",
    "InvalidParameterValue.InvalidBundleBlueprintCombination",
    "MissingParameter.BundleMissingParameterBlueprintId",
  ],

  async run({ input: { BundleId }, region, fail }) {
    const details = { parameter: "BundleId", value: BundleId };
    const bundle = bundleById(BundleId);
    if (!bundle) return fail("InvalidParameter.BundleIdNotFound", details);
    if (!offeredFor(bundle, region)) fail("ResourceUnavailable.BundleUnavailable", details);
    const rows = periods.map((months) => toDiscountDetail(months, instanceCost(bundle, months, 1, region)));
    return { Currency: currencyOf(region), DiscountDetail: rows };
  },
});

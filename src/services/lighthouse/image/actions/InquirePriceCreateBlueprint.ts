import { float, int, object, objectType } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";

const BlueprintPrice = objectType("BlueprintPrice", {
  OriginalBlueprintPrice: float("For one blueprint and an hour, without discount."),
  OriginalPrice: float("For all of them, without discount."),
  Discount: float("Percent that is paid."),
  DiscountPrice: float("What is paid."),
});

/** Thousandths for an hour of one blueprint. */
const unit = 8;

export default action({
  name: "InquirePriceCreateBlueprint",
  category: "Image",
  summary: "Tells what an hour of some blueprints costs beyond those that are free.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: { BlueprintCount: int("How many.").min(1).default(1) },

  output: { BlueprintPrice: object(BlueprintPrice, "The price.") },

  raises: [
    "FailedOperation",
    "FailedOperation.RequestError",
    "FailedOperation.TradeGetPriceFailed",
    "InternalError",
    "InternalError.RequestError",
    "InternalError.TradeGetPriceFailed",
    "UnauthorizedOperation.NoPermission",
  ],

  async run({ input }) {
    const total = (unit * input.BlueprintCount) / 1000;
    const price = { OriginalBlueprintPrice: unit / 1000, OriginalPrice: total, Discount: 100, DiscountPrice: total };
    return { BlueprintPrice: price };
  },
});

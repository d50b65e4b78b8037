import { float, int, object, objectType } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { priceServiceCodes, requestServiceCodes } from "../../wire/publishedCodes.ts";

const BlueprintPrice = objectType("BlueprintPrice", {
  OriginalBlueprintPrice: float("Price of one blueprint per hour, before the discount."),
  OriginalPrice: float("Total price per hour, before the discount."),
  Discount: float("Percentage of the list price that is charged."),
  DiscountPrice: float("Total price after the discount."),
});

/** Price of one blueprint per hour, in thousandths of the currency unit. */
const unit = 8;

export default action({
  name: "InquirePriceCreateBlueprint",
  category: "Image",
  summary: "Returns the hourly price of custom blueprints that exceed the free quota.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: { BlueprintCount: int("Number of blueprints beyond the free quota.").min(1).default(1) },

  output: { BlueprintPrice: object(BlueprintPrice, "Price of the blueprints.") },

  raises: ["UnauthorizedOperation.NoPermission"],
  alsoPublished: [...priceServiceCodes, ...requestServiceCodes, "FailedOperation", "InternalError"],

  async run({ input }) {
    const total = (unit * input.BlueprintCount) / 1000;
    const price = { OriginalBlueprintPrice: unit / 1000, OriginalPrice: total, Discount: 100, DiscountPrice: total };
    return { BlueprintPrice: price };
  },
});

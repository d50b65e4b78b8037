import { float, listOf, object, objectType, string } from "#kernel/fields.ts";
import { DetailPrice } from "../../disk/objects/DiskPrice.ts";
import { currencyOf } from "../money.ts";
import type { InstanceCost } from "../prices.ts";

export const InstancePrice = objectType("InstancePrice", {
  OriginalBundlePrice: float("Price per instance and month, before the discount."),
  OriginalPrice: float("Total price before the discount."),
  Discount: float("Percentage of the original price that is charged."),
  DiscountPrice: float("Price after the discount."),
  Currency: string("Currency: CNY or USD."),
  DetailPrices: listOf(DetailPrice, "Type of the storage medium."),
});

export const Price = objectType("Price", { InstancePrice: object(InstancePrice, "Price of the instance.") });

export function toInstancePrice(
  { unit, original, discount, discounted }: InstanceCost,
  region: string,
): typeof InstancePrice.value {
  const paid = { OriginalPrice: original, Discount: discount, DiscountPrice: discounted };
  return {
    OriginalBundlePrice: unit,
    ...paid,
    Currency: currencyOf(region),
    DetailPrices: [{ PriceName: "Instance", OriginUnitPrice: unit, ...paid }],
  };
}

export const toPrice = (cost: InstanceCost, region: string): typeof Price.value => ({
  InstancePrice: toInstancePrice(cost, region),
});

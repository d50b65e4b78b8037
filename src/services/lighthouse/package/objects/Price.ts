import { float, listOf, object, objectType, string } from "#kernel/fields.ts";
import { DetailPrice } from "../../disk/objects/DiskPrice.ts";
import { currencyOf } from "../money.ts";
import type { InstanceCost } from "../prices.ts";

export const InstancePrice = objectType("InstancePrice", {
  OriginalBundlePrice: float("For one instance and a month, without discount."),
  OriginalPrice: float("For all of it, without discount."),
  Discount: float("Percent that is paid."),
  DiscountPrice: float("What is paid."),
  Currency: string("CNY or USD."),
  DetailPrices: listOf(DetailPrice, "What it is made of."),
});

export const Price = objectType("Price", { InstancePrice: object(InstancePrice, "Of the instance.") });

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

import { float, listOf, objectType, string } from "#kernel/fields.ts";
import type { DiskCost } from "../prices.ts";

export const DetailPrice = objectType("DetailPrice", {
  PriceName: string("DiskSpace for storage, or DiskBackupQuota for the backup quota."),
  OriginUnitPrice: float("Price of one disk per month, before the discount."),
  OriginalPrice: float("Total price before the discount."),
  Discount: float("Percentage of the list price that is charged."),
  DiscountPrice: float("Total price after the discount."),
});

export const DiskPrice = objectType("DiskPrice", {
  OriginalDiskPrice: float("Price of one disk per month, before the discount."),
  OriginalPrice: float("Total price before the discount."),
  Discount: float("Percentage of the list price that is charged."),
  DiscountPrice: float("Total price after the discount."),
  DetailPrices: listOf(DetailPrice, "Price of each component."),
});

export function toDiskPrice({ unit, original, discount, discounted, items }: DiskCost): typeof DiskPrice.value {
  return {
    OriginalDiskPrice: unit,
    OriginalPrice: original,
    Discount: discount,
    DiscountPrice: discounted,
    DetailPrices: items.map((item) => ({
      PriceName: item.name,
      OriginUnitPrice: item.unit,
      OriginalPrice: item.original,
      Discount: item.discount,
      DiscountPrice: item.discounted,
    })),
  };
}

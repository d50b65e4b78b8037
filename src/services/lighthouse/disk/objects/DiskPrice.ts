import { float, listOf, objectType, string } from "#kernel/fields.ts";
import type { DiskCost } from "../prices.ts";

export const DetailPrice = objectType("DetailPrice", {
  PriceName: string("DiskSpace, or DiskBackupQuota for the backups that it may have."),
  OriginUnitPrice: float("For one disk and a month, without discount."),
  OriginalPrice: float("For all of it, without discount."),
  Discount: float("Percent that is paid."),
  DiscountPrice: float("What is paid."),
});

export const DiskPrice = objectType("DiskPrice", {
  OriginalDiskPrice: float("For one disk and a month, without discount."),
  OriginalPrice: float("For all of it, without discount."),
  Discount: float("Percent that is paid."),
  DiscountPrice: float("What is paid."),
  DetailPrices: listOf(DetailPrice, "What it is made of."),
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

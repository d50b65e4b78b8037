import { float, int, object, objectType, string } from "#kernel/fields.ts";

const PolicyDetail = objectType("PolicyDetail", {
  UserDiscount: float("Percent that the account pays."),
  CommonDiscount: float("Percent that everybody pays for this length."),
  FinalDiscount: float("Percent that is paid in the end."),
  ActivityDiscount: float("Percent that is paid in a promotion; null without a discount.").nullable(),
  DiscountType: string("user, common or activity; null without a discount.").nullable(),
});

export const DiscountDetail = objectType("DiscountDetail", {
  TimeSpan: int("How long."),
  TimeUnit: string("m: months."),
  TotalCost: float("The price without discount."),
  RealTotalCost: float("The price with it."),
  Discount: float("Percent that is paid."),
  PolicyDetail: object(PolicyDetail, "What the discount is made of."),
});

/** What a number of months costs, and by which discount that everybody gets. */
export function toDiscountDetail(
  months: number,
  {
    original,
    discounted,
    discount,
  }: { readonly original: number; readonly discounted: number; readonly discount: number },
): typeof DiscountDetail.value {
  const reduced = discount < 100;
  return {
    TimeSpan: months,
    TimeUnit: "m",
    TotalCost: original,
    RealTotalCost: discounted,
    Discount: discount,
    PolicyDetail: {
      UserDiscount: 100,
      CommonDiscount: discount,
      FinalDiscount: discount,
      ActivityDiscount: reduced ? 100 : null,
      DiscountType: reduced ? "common" : null,
    },
  };
}

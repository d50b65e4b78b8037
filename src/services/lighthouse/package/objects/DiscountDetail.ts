import { float, int, object, objectType, string } from "#kernel/fields.ts";

const PolicyDetail = objectType("PolicyDetail", {
  UserDiscount: float("Percentage charged under the account's discount."),
  CommonDiscount: float("Percentage charged under the general discount for this period."),
  FinalDiscount: float("Percentage charged after all discounts."),
  ActivityDiscount: float("Percentage charged under a promotion. Null without a discount.").nullable(),
  DiscountType: string("Type of the discount: user, common or activity. Null without a discount.").nullable(),
});

export const DiscountDetail = objectType("DiscountDetail", {
  TimeSpan: int("Length of the period."),
  TimeUnit: string("Unit of time: m for months."),
  TotalCost: float("Price before the discount."),
  RealTotalCost: float("Discounted price."),
  Discount: float("Percentage of the original price that is charged."),
  PolicyDetail: object(PolicyDetail, "Components of the discount."),
});

/** Returns the price of a period and the general discount it includes. */
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

import { isMainland } from "#services/regions.ts";
import type { Bundle } from "./catalogue.ts";
import { money, monthsBetween } from "./money.ts";

/** Instance prices, in CNY in mainland regions and in USD elsewhere. */

export interface InstanceCost {
  /** Price of one instance per month. */
  readonly unit: number;
  readonly original: number;
  /** Percentage of `original` that is charged. */
  readonly discount: number;
  readonly discounted: number;
}

/** Charged percentage by minimum number of months, longest first. */
const discounts = [
  { months: 12, percent: 85 },
  { months: 6, percent: 88 },
];

function discountOf(bundle: Bundle, months: number): number {
  const discount = bundle.cheaperByPeriod ? discounts.find((one) => months >= one.months) : undefined;
  return discount?.percent ?? 100;
}

const monthOf = (bundle: Bundle, region: string): number => (isMainland(region) ? bundle.cny : bundle.usd);

const costOf = (unit: number, amount: number, discount: number): InstanceCost => {
  const original = money(amount);
  return { unit, original, discount, discounted: money((original * discount) / 100) };
};

/** Returns the price of `count` instances of a bundle for some months. */
export function instanceCost(bundle: Bundle, months: number, count: number, region: string): InstanceCost {
  const unit = monthOf(bundle, region);
  return costOf(unit, unit * months * count, discountOf(bundle, months));
}

/** Returns the price of changing bundles for the remaining days. A cheaper bundle is not refunded. */
export function upgradeCost(
  from: Bundle,
  to: Bundle,
  time: { readonly now: number; readonly expires: number },
  region: string,
): InstanceCost {
  const day = 86_400_000;
  const days = Math.max(0, Math.ceil((time.expires - time.now) / day));
  const months = monthsBetween(0, days * day);
  const unit = monthOf(to, region);
  const more = Math.max(0, unit - monthOf(from, region));
  return costOf(unit, more * months, discountOf(to, months));
}

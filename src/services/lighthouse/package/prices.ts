import type { Bundle } from "./catalogue.ts";
import { isMainland } from "./choices.ts";
import { money, monthsBetween } from "./money.ts";

/** What instances cost: pure functions, in yuan in mainland regions and in US dollars elsewhere. */

export interface InstanceCost {
  /** Of one instance for a month. */
  readonly unit: number;
  readonly original: number;
  /** Percent that is paid. */
  readonly discount: number;
  readonly discounted: number;
}

/** From how many months on which percentage is paid; the longest first. */
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

/** What some instances of one bundle cost for some months. */
export function instanceCost(bundle: Bundle, months: number, count: number, region: string): InstanceCost {
  const unit = monthOf(bundle, region);
  return costOf(unit, unit * months * count, discountOf(bundle, months));
}

/** What it costs to have another bundle for the days that are left; going down pays nothing back. */
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

import { isMainland } from "#services/regions.ts";

/** Functions shared by all prices. */

export const currencyOf = (region: string): "CNY" | "USD" => (isMainland(region) ? "CNY" : "USD");

/** Rounds to two decimals, half up, corrected for binary fractions just below the half. */
export const money = (value: number): number => Math.round(Number((value * 100).toPrecision(12))) / 100;

/** Returns the fractional months between two times, as charged for renewals until a date. */
export function monthsBetween(from: number, to: number): number {
  return (to - from) / 86_400_000 / (365 / 12);
}

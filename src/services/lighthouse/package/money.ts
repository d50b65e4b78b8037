import { isMainland } from "./choices.ts";

/** What all prices share. */

export const currencyOf = (region: string): "CNY" | "USD" => (isMainland(region) ? "CNY" : "USD");

/** Two decimals, as bills have them; half a cent goes up, also where binary fractions fall just short of it. */
export const money = (value: number): number => Math.round(Number((value * 100).toPrecision(12))) / 100;

/** The months between two moments, as renewals up to a date are charged. */
export function monthsBetween(from: number, to: number): number {
  return (to - from) / 86_400_000 / (365 / 12);
}

import { isMainland } from "#services/regions.ts";
import { money } from "../package/money.ts";
import { diskTypeOf } from "./catalogue.ts";

/** Prices of data disks, in CNY in mainland regions and in USD elsewhere. */

export interface PricedDisk {
  readonly type: string;
  /** Size, in GB. */
  readonly size: number;
  /** Backup quota. */
  readonly quota: number;
}

export interface Item {
  readonly name: "DiskSpace" | "DiskBackupQuota";
  /** Price of one disk per month. */
  readonly unit: number;
  readonly original: number;
  /** Percentage of the list price that is charged. */
  readonly discount: number;
  readonly discounted: number;
}

export interface DiskCost extends Omit<Item, "name"> {
  readonly items: readonly Item[];
}

/** CNY per GB of disk, per month and per backup of the quota. */
const cnyOfQuota = 0.1;
const cnyOfDollar = 6.8;

/** Percentage charged from a number of months upward, longest period first. */
const discounts = [
  { months: 36, percent: 50 },
  { months: 24, percent: 70 },
  { months: 12, percent: 83 },
  { months: 6, percent: 88 },
];

export const discountOf = (months: number): number =>
  discounts.find((discount) => months >= discount.months)?.percent ?? 100;

/** The price of `count` equal disks for a number of months, which can be fractional. */
export function diskCost(disk: PricedDisk, months: number, count: number, region: string): DiskCost {
  const { cny } = diskTypeOf(disk.type);
  const mainland = isMainland(region);
  const space = disk.size * (mainland ? cny.mainland : cny.elsewhere);
  const quota = disk.size * disk.quota * cnyOfQuota;
  const discount = discountOf(months);
  const item = (name: Item["name"], yuan: number): Item => {
    const unit = money(mainland ? yuan : yuan / cnyOfDollar);
    const original = money(unit * months * count);
    return { name, unit, original, discount, discounted: money((original * discount) / 100) };
  };
  const items = [item("DiskSpace", space), ...(quota > 0 ? [item("DiskBackupQuota", quota)] : [])];
  const sum = (part: "unit" | "original" | "discounted") => money(items.reduce((total, one) => total + one[part], 0));
  return { unit: sum("unit"), original: sum("original"), discount, discounted: sum("discounted"), items };
}

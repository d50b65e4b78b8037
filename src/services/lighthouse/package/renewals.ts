import { type DiskCost, diskCost } from "../disk/prices.ts";
import type { DiskRow } from "../disk/rows.ts";
import type { InstanceRow } from "../instance/rows.ts";
import { type Bundle, bundleById } from "./catalogue.ts";
import { monthsBetween } from "./money.ts";
import { monthsLater } from "./months.ts";

/** Start of the renewed period. An isolated resource starts at the current time. */
const renewedFrom = (row: InstanceRow | DiskRow, now: number): number => (row.state === "SHUTDOWN" ? now : row.expires);

/** Returns the new expiration time of an instance or a disk after a renewal. */
export const renewedUntil = (row: InstanceRow | DiskRow, months: number, now: number): number =>
  monthsLater(renewedFrom(row, now), months);

/** Returns the price of renewing a data disk by some months, or until a time if `until` is set. */
export function diskRenewalCost(disk: DiskRow, months: number, until: number | undefined, now: number): DiskCost {
  const { type, size, backup_quota: quota } = disk;
  const time = until === undefined ? months : Math.max(0, monthsBetween(renewedFrom(disk, now), until));
  return diskCost({ type, size, quota }, time, 1, disk.region);
}

/** Returns the bundle of an instance. The catalogue keeps bundles that are no longer sold. */
export function bundleOf(row: InstanceRow): Bundle {
  const bundle = bundleById(row.bundle_id);
  if (!bundle) throw new Error(`Bundle ${row.bundle_id} does not exist.`);
  return bundle;
}

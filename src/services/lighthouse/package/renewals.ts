import { type DiskCost, diskCost } from "../disk/prices.ts";
import type { DiskRow } from "../disk/rows.ts";
import type { InstanceRow } from "../instance/rows.ts";
import { type Bundle, bundleById } from "./catalogue.ts";
import { monthsBetween } from "./money.ts";
import { monthsLater } from "./months.ts";

/** From when on what is renewed is paid: one that was shut down begins anew. */
const renewedFrom = (row: InstanceRow | DiskRow, now: number): number => (row.state === "SHUTDOWN" ? now : row.expires);

/** Until when an instance or a disk is paid that is renewed by some months. */
export const renewedUntil = (row: InstanceRow | DiskRow, months: number, now: number): number =>
  monthsLater(renewedFrom(row, now), months);

/** What it costs to renew a data disk by some months, or up to some moment where one is given. */
export function diskRenewalCost(disk: DiskRow, months: number, until: number | undefined, now: number): DiskCost {
  const { type, size, backup_quota: quota } = disk;
  const time = until === undefined ? months : Math.max(0, monthsBetween(renewedFrom(disk, now), until));
  return diskCost({ type, size, quota }, time, 1, disk.region);
}

/** The bundle of an instance; bundles stay in the catalogue also when they are not sold any more. */
export function bundleOf(row: InstanceRow): Bundle {
  const bundle = bundleById(row.bundle_id);
  if (!bundle) throw new Error(`there is no bundle ${row.bundle_id}`);
  return bundle;
}

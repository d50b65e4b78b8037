import type { InstanceRow } from "../instance/rows.ts";
import { bundleById } from "../package/catalogue.ts";
import { isMainland } from "../package/choices.ts";
import { quotas } from "./catalogue.ts";

/** How many instances of a kind of bundle an account may have in a region. */
export const instanceQuota = (bundleKind: string, region: string): number =>
  quotaOf(`${bundleKind}_INSTANCE`, region) ?? 0;

/** How many instances count for a kind of bundle, by the bundles that each counts for. */
export const countOf = (bundleKind: string, instances: readonly (readonly string[])[]): number =>
  instances.filter((ids) => ids.some((id) => bundleById(id)?.kind === bundleKind)).length;

/** A figure of the quota table; undefined for a name that is not in it, or whose figure follows from other things. */
export function quotaOf(name: string, region: string): number | undefined {
  const quota = quotas.find((one) => one.name === name);
  return (isMainland(region) ? quota?.mainland : quota?.elsewhere) ?? undefined;
}

/** How many snapshots an account may have that has these instances in a region: two for each that is kept, ten at most. */
export function snapshotQuota(instances: readonly InstanceRow[]): number {
  const leaving = ["SHUTDOWN", "TERMINATING"];
  const counted = instances.filter(
    (row) => !leaving.includes(row.state) && bundleById(row.bundle_id)?.kind !== "STORAGE_BUNDLE",
  );
  return Math.min(10, 2 * counted.length);
}

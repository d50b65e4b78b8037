import { isMainland } from "#services/regions.ts";
import type { InstanceRow } from "../instance/rows.ts";
import { bundleById } from "../package/catalogue.ts";
import { quotas } from "./catalogue.ts";

/** Maximum number of instances of a bundle type per account and region. */
export const instanceQuota = (bundleKind: string, region: string): number =>
  quotaOf(`${bundleKind}_INSTANCE`, region) ?? 0;

/** Counts the instances of a bundle type, given the bundles that each instance counts toward. */
export const countOf = (bundleKind: string, instances: readonly (readonly string[])[]): number =>
  instances.filter((ids) => ids.some((id) => bundleById(id)?.kind === bundleKind)).length;

/** Returns a fixed quota, or undefined if the name is unknown or the quota is computed. */
export function quotaOf(name: string, region: string): number | undefined {
  const quota = quotas.find((one) => one.name === name);
  return (isMainland(region) ? quota?.mainland : quota?.elsewhere) ?? undefined;
}

/** Returns the snapshot quota of a region: two per instance that is not isolated, at most ten. */
export function snapshotQuota(instances: readonly InstanceRow[]): number {
  const leaving = ["SHUTDOWN", "TERMINATING"];
  const counted = instances.filter(
    (row) => !leaving.includes(row.state) && bundleById(row.bundle_id)?.kind !== "STORAGE_BUNDLE",
  );
  return Math.min(10, 2 * counted.length);
}

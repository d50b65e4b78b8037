import type { Plan } from "#machines/port.ts";
import { bundleById } from "./catalogue/bundles.ts";
import type { InstanceRow } from "./instances.ts";

/** What the machine of an instance is to be. */
export function planOf(row: InstanceRow): Plan {
  const bundle = bundleById(row.bundle_id);
  return {
    cpu: bundle?.cpu ?? 1,
    memory: bundle?.memory ?? 1,
    disk: bundle?.disk ?? 20,
    os: row.os,
    privateIp: row.private_ip,
    publicIp: row.public_ip,
  };
}

import type { Plan } from "#machines/port.ts";
import { bundleById } from "../package/catalogue.ts";
import type { InstanceRow } from "./rows.ts";

/** Returns the machine specification of an instance. */
export function planOf(row: Pick<InstanceRow, "bundle_id" | "os" | "private_ip" | "public_ip">): Plan {
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

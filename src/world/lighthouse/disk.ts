import { maxDataDisks, sizeFault } from "#services/lighthouse/disk/catalogue.ts";
import { newDataDisk } from "#services/lighthouse/disk/newDataDisk.ts";
import { InconsistencyError } from "../inconsistencyError.ts";
import { tagColumn } from "../sharedFields.ts";
import { isIn, requireRow, unknownResource } from "./accountRegion.ts";
import { checkLifetime, lifetimeColumns } from "./lifetime.ts";
import type { LighthouseRows } from "./lighthouseRows.ts";
import type { WorldDisk } from "./schema.ts";
import type { WorldContext } from "./worldContext.ts";
import { checkZone, defaultZone, zonesOf } from "./zones.ts";

export function checkDisk(disk: WorldDisk, at: string, context: WorldContext): void {
  checkZone(disk.zone, disk.region, `${at}.zone`);
  if (sizeFault(disk.type, disk.size)) {
    throw new InconsistencyError(`${at}.size`, `${disk.type} does not support ${disk.size} GB`);
  }
  checkLifetime(disk, at);
  if (disk.instance !== undefined) checkHost(disk, disk.instance, at, context);
  else if (disk.state === "ATTACHED") throw new InconsistencyError(`${at}.state`, "requires `instance`");
}

function checkHost(disk: WorldDisk, instance: string, at: string, { world, instances }: WorldContext): void {
  const host = instances.find(disk, instance);
  if (!host) throw new InconsistencyError(`${at}.instance`, unknownResource("instance", instance, disk));
  if (disk.state === "UNATTACHED") {
    throw new InconsistencyError(`${at}.state`, "cannot be combined with `instance`");
  }
  const zone = host.zone ?? zonesOf(disk.region)[0];
  if (disk.zone !== undefined && disk.zone !== zone) {
    throw new InconsistencyError(`${at}.zone`, `${host.id} is in ${zone}, not in ${disk.zone}`);
  }
  const attached = world.lighthouse.disks.filter((other) => other.instance === host.id && isIn(other, disk));
  if (attached.indexOf(disk) >= maxDataDisks) {
    throw new InconsistencyError(`${at}.instance`, `${host.id} has more than ${maxDataDisks} data disks`);
  }
}

export function addDisk(rows: LighthouseRows, source: WorldDisk, now: number): void {
  const { id, account, region, name, type, size, instance, renewFlag, backupQuota } = source;
  const scope = { account, region };
  const hostZone = instance === undefined ? undefined : requireRow(rows.instances, scope, instance).zone;
  const zone = source.zone ?? hostZone ?? defaultZone(region);
  const order = { id, name, zone, type, size, instance, renewFlag, backupQuota, months: 1 };
  const row = newDataDisk({ ...order, tags: tagColumn(source.tags) }, now);
  const state = source.state ?? (instance === undefined ? "UNATTACHED" : "ATTACHED");
  rows.disks.push({ ...row, ...scope, ...lifetimeColumns(source, row, now), state });
}

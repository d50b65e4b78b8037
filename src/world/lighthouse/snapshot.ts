import { newSnapshot } from "#services/lighthouse/snapshot/rows.ts";
import { InconsistencyError } from "../inconsistencyError.ts";
import { tagColumn } from "../sharedFields.ts";
import { isIn, requireRow, unknownResource } from "./accountRegion.ts";
import { containersOn } from "./container.ts";
import type { LighthouseRows } from "./lighthouseRows.ts";
import type { LighthouseWorld } from "./schema.ts";
import { timeOr } from "./times.ts";
import type { WorldContext } from "./worldContext.ts";

type WorldSnapshot = LighthouseWorld["snapshots"][number];

export function checkSnapshot(snapshot: WorldSnapshot, at: string, { instances }: WorldContext): void {
  if (!instances.find(snapshot, snapshot.instance)) {
    throw new InconsistencyError(`${at}.instance`, unknownResource("instance", snapshot.instance, snapshot));
  }
}

export function addSnapshot(
  rows: LighthouseRows,
  { id, name, tags, instance: instanceId, created, ...scope }: WorldSnapshot,
  now: number,
): void {
  const instance = requireRow(rows.instances, scope, instanceId);
  const disk = rows.disks.find(
    (row) => row.usage === "SYSTEM_DISK" && row.instance_id === instanceId && isIn(row, scope),
  );
  if (!disk) throw new Error(`${instanceId} has no system disk`);
  const row = newSnapshot(id, name, { instance, disk, tags: tagColumn(tags) }, timeOr(created, now));
  const containers = JSON.stringify(containersOn(rows, scope, instanceId, row.created));
  rows.snapshots.push({ ...row, ...scope, containers, state: "NORMAL" });
}

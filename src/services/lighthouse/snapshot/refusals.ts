import type { DiskRow } from "../disk/rows.ts";
import type { InstanceRow } from "../instance/rows.ts";
import { instancePaths } from "../instance/states.ts";
import type { Denial } from "../work/objects/DeniedAction.ts";
import { pathOf } from "../work/paths.ts";
import type { SnapshotRow } from "./rows.ts";
import { snapshotPaths } from "./states.ts";

/** Resources that a rollback depends on in addition to the snapshot. */
export interface RollbackContext {
  readonly instance: InstanceRow;
  readonly disk: DiskRow;
  /** All snapshots of the account in the region. */
  readonly snapshots: readonly SnapshotRow[];
}

type RollbackCode =
  | "UnsupportedOperation.DiskLatestOperationUnfinished"
  | "UnsupportedOperation.InvalidInstanceState"
  | "UnsupportedOperation.InvalidSnapshotState"
  | "UnsupportedOperation.LatestOperationUnfinished";

/** The reason a disk cannot be rolled back to a snapshot, or undefined if it can. */
export function rollbackDenial(
  snapshot: SnapshotRow,
  { instance, disk, snapshots }: RollbackContext,
): Denial<RollbackCode> | undefined {
  const rolling = snapshots.some((other) => other.disk_id === disk.id && other.state === "ROLLBACKING");
  if (rolling || disk.latest_state === "OPERATING") {
    const operation = rolling ? "RollbackInstanceSnapshot" : (disk.latest_operation ?? "");
    return { code: "UnsupportedOperation.DiskLatestOperationUnfinished", details: { value: disk.id, operation } };
  }
  if (!pathOf(snapshotPaths, "ApplyInstanceSnapshot", snapshot.state)) return wrongState(snapshot);
  const { id: value, state } = instance;
  if (instance.latest_state === "OPERATING") {
    const operation = instance.latest_operation ?? "";
    return { code: "UnsupportedOperation.LatestOperationUnfinished", details: { value, operation } };
  }
  if (pathOf(instancePaths, "ApplyInstanceSnapshot", state)) return undefined;
  return { code: "UnsupportedOperation.InvalidInstanceState", details: { value, state } };
}

/** The reason a snapshot cannot be deleted, or undefined if it can. */
export function deletionDenial(snapshot: SnapshotRow): Denial<"UnsupportedOperation.InvalidSnapshotState"> | undefined {
  return pathOf(snapshotPaths, "DeleteSnapshots", snapshot.state) ? undefined : wrongState(snapshot);
}

function wrongState({ id: value, state }: SnapshotRow): Denial<"UnsupportedOperation.InvalidSnapshotState"> {
  return { code: "UnsupportedOperation.InvalidSnapshotState", details: { value, state } };
}

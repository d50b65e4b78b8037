import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { SnapshotRow } from "../rows.ts";

export const Snapshot = objectType("Snapshot", {
  SnapshotId: string("Id of the snapshot."),
  DiskUsage: string("SYSTEM_DISK. Only system disks have snapshots."),
  DiskId: string("Disk that the snapshot was taken from."),
  DiskSize: int("Size of the disk at that time, in GB."),
  SnapshotName: string("Name of the snapshot."),
  SnapshotState: string("State: NORMAL, CREATING or ROLLBACKING."),
  Percent: int("Progress in percent: 0 at the start, 100 when complete."),
  LatestOperation: string("Latest operation: CreateInstanceSnapshot or RollbackInstanceSnapshot."),
  LatestOperationState: string("State of the latest operation: OPERATING, SUCCESS or FAILED."),
  LatestOperationRequestId: string("RequestId of the latest operation."),
  CreatedTime: string("Time when the snapshot was taken, in UTC."),
  Tags: listOf(Tag, "Tags bound to the snapshot."),
});

/** Snapshots report a rollback under this name. The instance reports the name of the action. */
const names: Readonly<Record<string, string>> = { ApplyInstanceSnapshot: "RollbackInstanceSnapshot" };

export function toSnapshot(row: SnapshotRow): typeof Snapshot.value {
  const operation = row.latest_operation ?? "";
  return {
    SnapshotId: row.id,
    DiskUsage: "SYSTEM_DISK",
    DiskId: row.disk_id,
    DiskSize: row.disk_size,
    SnapshotName: row.name,
    SnapshotState: row.state,
    Percent: row.state === "NORMAL" ? 100 : 0,
    LatestOperation: names[operation] ?? operation,
    LatestOperationState: row.latest_state ?? "",
    LatestOperationRequestId: row.latest_request ?? "",
    CreatedTime: isoTime(row.created),
    Tags: tagsOf(row),
  };
}

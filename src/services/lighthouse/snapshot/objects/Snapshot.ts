import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { SnapshotRow } from "../rows.ts";

export const Snapshot = objectType("Snapshot", {
  SnapshotId: string("Id of the snapshot."),
  DiskUsage: string("SYSTEM_DISK: only those have snapshots."),
  DiskId: string("The disk that it was taken of."),
  DiskSize: int("GB of that disk then."),
  SnapshotName: string("What its owner calls it."),
  SnapshotState: string("NORMAL, CREATING or ROLLBACKING."),
  Percent: int("How far it is: 0 at the beginning, 100 when it is done."),
  LatestOperation: string("CreateInstanceSnapshot or RollbackInstanceSnapshot, whichever was last."),
  LatestOperationState: string("OPERATING, SUCCESS or FAILED."),
  LatestOperationRequestId: string("The RequestId of that operation."),
  CreatedTime: string("When it was taken, in UTC."),
  Tags: listOf(Tag, "Its tags."),
});

/** A rollback has a name of its own here; on the instance it has its action's. */
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

import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { DiskBackupRow } from "../rows.ts";

export const DiskBackup = objectType("DiskBackup", {
  DiskBackupId: string("Id of the backup."),
  DiskUsage: string("DATA_DISK: only those have backups."),
  DiskId: string("The disk that it was made of."),
  DiskSize: int("GB of that disk then."),
  DiskBackupName: string("What its owner calls it."),
  DiskBackupState: string("NORMAL, CREATING, ROLLBACKING or DELETING."),
  Percent: int("How far it is: 0 at the beginning, 100 when it is done."),
  LatestOperation: string("The last action on it."),
  LatestOperationState: string("OPERATING, SUCCESS or FAILED."),
  LatestOperationRequestId: string("The RequestId of that action."),
  CreatedTime: string("When it was made, in UTC."),
  Tags: listOf(Tag, "Its tags."),
});

export function toDiskBackup(row: DiskBackupRow): typeof DiskBackup.value {
  return {
    DiskBackupId: row.id,
    DiskUsage: "DATA_DISK",
    DiskId: row.disk_id,
    DiskSize: row.disk_size,
    DiskBackupName: row.name,
    DiskBackupState: row.state,
    Percent: row.latest_state === "OPERATING" ? 0 : 100,
    LatestOperation: row.latest_operation ?? "",
    LatestOperationState: row.latest_state ?? "",
    LatestOperationRequestId: row.latest_request ?? "",
    CreatedTime: isoTime(row.created),
    Tags: tagsOf(row),
  };
}

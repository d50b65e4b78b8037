import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { DiskBackupRow } from "../rows.ts";

export const DiskBackup = objectType("DiskBackup", {
  DiskBackupId: string("Id of the backup."),
  DiskUsage: string("DATA_DISK. Only data disks have backups."),
  DiskId: string("Disk that the backup was taken from."),
  DiskSize: int("Size of the disk at that time, in GB."),
  DiskBackupName: string("Name of the backup."),
  DiskBackupState: string("NORMAL, CREATING, ROLLBACKING or DELETING."),
  Percent: int("Progress in percent: 0 at the start, 100 when complete."),
  LatestOperation: string("Latest action on the backup."),
  LatestOperationState: string("State of the latest action: OPERATING, SUCCESS or FAILED."),
  LatestOperationRequestId: string("RequestId of the latest action."),
  CreatedTime: string("Creation time, in UTC."),
  Tags: listOf(Tag, "Tags bound to the backup."),
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

import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { DiskRow } from "../rows.ts";

export const Disk = objectType("Disk", {
  DiskId: string("Id of the disk."),
  InstanceId: string("Instance that the disk is attached to. Empty if it is detached."),
  Zone: string("Zone of the disk."),
  DiskName: string("Name of the disk."),
  DiskUsage: string("SYSTEM_DISK or DATA_DISK."),
  DiskType: string("CLOUD_PREMIUM or CLOUD_SSD."),
  DiskChargeType: string("PREPAID: billed by the month."),
  DiskSize: int("Size of the disk, in GB."),
  RenewFlag: string("Whether the disk is renewed automatically when it expires."),
  DiskState: string("State of the disk."),
  Attached: bool("True while the disk is attached to an instance."),
  DeleteWithInstance: bool("Whether the disk is deleted together with its instance."),
  LatestOperation: string("Latest action on the disk."),
  LatestOperationState: string("State of the latest action: OPERATING, SUCCESS or FAILED."),
  LatestOperationRequestId: string("RequestId of the latest action."),
  CreatedTime: string("Creation time, in UTC.").nullable(),
  ExpiredTime: string("Expiration time, in UTC.").nullable(),
  IsolatedTime: string("Isolation time, in UTC. Null if the disk is not isolated.").nullable(),
  DiskBackupCount: int("Number of backups of the disk."),
  DiskBackupQuota: int("Backup quota of the disk."),
  Tags: listOf(Tag, "Tags bound to the disk."),
});

export function toDisk(row: DiskRow, backups: number): typeof Disk.value {
  return {
    DiskId: row.id,
    InstanceId: row.instance_id ?? "",
    Zone: row.zone,
    DiskName: row.name,
    DiskUsage: row.usage,
    DiskType: row.type,
    DiskChargeType: "PREPAID",
    DiskSize: row.size,
    RenewFlag: row.renew_flag,
    DiskState: row.state,
    Attached: row.state === "ATTACHED" || row.state === "DETACHING",
    DeleteWithInstance: row.usage === "SYSTEM_DISK",
    LatestOperation: row.latest_operation ?? "",
    LatestOperationState: row.latest_state ?? "",
    LatestOperationRequestId: row.latest_request ?? "",
    CreatedTime: isoTime(row.created),
    ExpiredTime: isoTime(row.expires),
    IsolatedTime: row.isolated === null ? null : isoTime(row.isolated),
    DiskBackupCount: backups,
    DiskBackupQuota: row.backup_quota,
    Tags: tagsOf(row),
  };
}

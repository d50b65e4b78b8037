import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { DiskRow } from "../rows.ts";

export const Disk = objectType("Disk", {
  DiskId: string("Id of the disk."),
  InstanceId: string("The instance that it is on; empty where it is on none."),
  Zone: string("Its zone."),
  DiskName: string("What its owner calls it."),
  DiskUsage: string("SYSTEM_DISK or DATA_DISK."),
  DiskType: string("CLOUD_PREMIUM or CLOUD_SSD."),
  DiskChargeType: string("PREPAID: by the month."),
  DiskSize: int("Size in GB."),
  RenewFlag: string("Whether it is renewed by itself when it expires."),
  DiskState: string("Its state."),
  Attached: bool("Whether an instance has it."),
  DeleteWithInstance: bool("Whether it dies with its instance."),
  LatestOperation: string("The last action on it."),
  LatestOperationState: string("OPERATING, SUCCESS or FAILED."),
  LatestOperationRequestId: string("The RequestId of that action."),
  CreatedTime: string("When it was made, in UTC.").nullable(),
  ExpiredTime: string("Until when it is paid, in UTC.").nullable(),
  IsolatedTime: string("When it was given back, in UTC.").nullable(),
  DiskBackupCount: int("How many backups it has."),
  DiskBackupQuota: int("How many it may have."),
  Tags: listOf(Tag, "Its tags."),
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

import type { Row } from "#store/tables.ts";
import { monthsLater } from "../package/months.ts";

/** Properties of a new data disk. */
export interface DiskOrder {
  readonly id: string;
  /** Defaults to the id of the disk. */
  readonly name: string | undefined;
  readonly zone: string;
  readonly type: string;
  readonly size: number;
  /** Instance to attach the disk to. */
  readonly instance: string | undefined;
  readonly renewFlag: string;
  readonly backupQuota: number;
  /** JSON, in the format of the `tags` column. */
  readonly tags: string;
  readonly months: number;
}

/** The row of a new data disk. It stays PENDING until its operation finishes. */
export function newDataDisk(order: DiskOrder, now: number): Omit<Row<"disks">, "account" | "region"> {
  const { id, name, zone, type, size, tags } = order;
  return {
    id,
    name: name ?? id,
    zone,
    usage: "DATA_DISK",
    type,
    size,
    state: "PENDING",
    instance_id: order.instance ?? null,
    renew_flag: order.renewFlag,
    backup_quota: order.backupQuota,
    tags,
    created: now,
    expires: monthsLater(now, order.months),
    isolated: null,
  };
}

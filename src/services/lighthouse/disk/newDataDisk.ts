import type { Row } from "#store/tables.ts";
import { monthsLater } from "../package/months.ts";

/** What a data disk is made from. */
export interface DiskOrder {
  readonly id: string;
  /** Its own id without it. */
  readonly name: string | undefined;
  readonly zone: string;
  readonly type: string;
  readonly size: number;
  /** The instance that is to get it. */
  readonly instance: string | undefined;
  readonly renewFlag: string;
  readonly backupQuota: number;
  /** JSON, as the row keeps them. */
  readonly tags: string;
  readonly months: number;
}

/** The row of a new data disk, which is not there before its operation has ended. */
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

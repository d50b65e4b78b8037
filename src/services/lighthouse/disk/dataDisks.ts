import type { Fail } from "#kernel/action.ts";
import { ApiError, type Details } from "#kernel/errors.ts";
import type { InstanceRow } from "../instance/rows.ts";
import { monthsBetween } from "../package/money.ts";
import { monthsLater } from "../package/months.ts";
import { maxDataDisks } from "./catalogue.ts";
import { renewalPeriods } from "./objects/diskCharges.ts";
import type { DiskRow, Disks } from "./rows.ts";

/** Fails where an instance would have more data disks than it can. */
export async function checkRoom(
  instance: InstanceRow,
  more: number,
  { disks, fail }: { readonly disks: Disks; readonly fail: Fail<"LimitExceeded.AttachDataDiskQuotaLimitExceeded"> },
): Promise<void> {
  const { length } = await disks.dataDisksOf([instance.id]);
  if (length + more <= maxDataDisks) return;
  fail("LimitExceeded.AttachDataDiskQuotaLimitExceeded", { value: instance.id, limit: maxDataDisks });
}

/** Fails where a number of months is none that is sold. */
export function checkPeriod(parameter: string, period: number, sold: readonly number[]): void {
  if (sold.includes(period)) return;
  throw new ApiError("InvalidParameterValue", { parameter: `${parameter}.Period`, value: period });
}

/** For how long a disk is to be renewed, in one of two ways. */
interface Wish {
  readonly Period: number | undefined;
  readonly CurInstanceDeadline: string | undefined;
}

/** How an action refuses what it cannot read; their codes differ. */
interface Refusals {
  readonly missing: (details: Details) => never;
  readonly deadline: (details: Details) => never;
}

/** Until when a disk is paid after a renewal, and how many months that are, which need not be whole. */
export function renewalOf(
  disk: DiskRow,
  wish: Wish,
  now: number,
  refuse: Refusals,
): { readonly until: number; readonly months: number } {
  const parameter = "RenewDiskChargePrepaid.CurInstanceDeadline";
  // The Terraform provider sends a period of 0 with a deadline.
  const Period = wish.Period || undefined;
  const deadline = wish.CurInstanceDeadline;
  const from = disk.state === "SHUTDOWN" ? now : disk.expires;
  if (deadline === undefined) {
    if (Period === undefined) return refuse.missing({ parameter, value: "" });
    checkPeriod("RenewDiskChargePrepaid", Period, renewalPeriods);
    return { until: monthsLater(from, Period), months: Period };
  }
  const until = momentOf(deadline);
  if (Period !== undefined || until === undefined || until <= from) {
    const must =
      Period === undefined
        ? { en: "must be a later time than the disk's own, YYYY-MM-DD hh:mm:ss", zh: "应晚于云硬盘到期时间" }
        : { en: "cannot be given together with Period", zh: "不能与 Period 同时指定" };
    return refuse.deadline({ parameter, value: deadline, must });
  }
  return { until, months: monthsBetween(from, until) };
}

/** The moment that a UTC time of the form YYYY-MM-DD hh:mm:ss names. */
function momentOf(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
  const moment = Date.parse(`${text.replace(" ", "T")}Z`);
  return Number.isNaN(moment) ? undefined : moment;
}

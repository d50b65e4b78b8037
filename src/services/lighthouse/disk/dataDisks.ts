import type { Fail } from "#kernel/action.ts";
import { ApiError, type Details } from "#kernel/errors.ts";
import type { InstanceRow } from "../instance/rows.ts";
import { monthsBetween } from "../package/money.ts";
import { monthsLater } from "../package/months.ts";
import { renewalPeriods } from "../package/periods.ts";
import { maxDataDisks } from "./catalogue.ts";
import type { DiskRow, Disks } from "./rows.ts";

/** Fails if `more` additional data disks would exceed the limit of the instance. */
export async function checkRoom(
  instance: InstanceRow,
  more: number,
  { disks, fail }: { readonly disks: Disks; readonly fail: Fail<"LimitExceeded.AttachDataDiskQuotaLimitExceeded"> },
): Promise<void> {
  const { length } = await disks.dataDisksOf([instance.id]);
  if (length + more <= maxDataDisks) return;
  fail("LimitExceeded.AttachDataDiskQuotaLimitExceeded", { value: instance.id, limit: maxDataDisks });
}

/** Renewal input: either a period in months or a new expiration time. */
interface RenewalInput {
  readonly Period: number | undefined;
  readonly CurInstanceDeadline: string | undefined;
}

/** Failures with the error codes of the calling action. */
interface Refusals {
  readonly missing: (details: Details) => never;
  readonly deadline: (details: Details) => never;
}

/** The expiration time of a disk after a renewal, and the months it adds. The months can be fractional. */
export function renewalOf(
  disk: DiskRow,
  input: RenewalInput,
  now: number,
  refuse: Refusals,
): { readonly until: number; readonly months: number } {
  const parameter = "RenewDiskChargePrepaid.CurInstanceDeadline";
  // The Terraform provider sends a period of 0 with a deadline.
  const Period = input.Period || undefined;
  const deadline = input.CurInstanceDeadline;
  const from = disk.state === "SHUTDOWN" ? now : disk.expires;
  if (deadline === undefined) {
    if (Period === undefined) return refuse.missing({ parameter, value: "" });
    // Declared as a rule, it would reject the 0 of the Terraform provider.
    if (!renewalPeriods.some((period) => period === Period)) {
      throw new ApiError("InvalidParameterValue", { parameter: "RenewDiskChargePrepaid.Period", value: Period });
    }
    return { until: monthsLater(from, Period), months: Period };
  }
  const until = momentOf(deadline);
  if (Period !== undefined || until === undefined || until <= from) {
    const must =
      Period === undefined
        ? { en: "must be later than the disk's expiration time, as YYYY-MM-DD hh:mm:ss", zh: "应晚于云硬盘到期时间" }
        : { en: "cannot be combined with Period", zh: "不能与 Period 同时指定" };
    return refuse.deadline({ parameter, value: deadline, must });
  }
  return { until, months: monthsBetween(from, until) };
}

/** Parses a UTC time of the form YYYY-MM-DD hh:mm:ss into milliseconds. */
function momentOf(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
  const moment = Date.parse(`${text.replace(" ", "T")}Z`);
  return Number.isNaN(moment) ? undefined : moment;
}

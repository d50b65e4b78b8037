import { int, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { bundleById } from "../../package/catalogue.ts";
import { monthsLater } from "../../package/months.ts";
import type { InstanceRow } from "../rows.ts";
import type { TimeRange } from "../runs.ts";

export const TrafficPackage = objectType("TrafficPackage", {
  TrafficPackageId: string("Id of the package."),
  TrafficUsed: int("Bytes that were sent in this month of it."),
  TrafficPackageTotal: int("Bytes that a month of it has; 0 where traffic is not metered."),
  TrafficPackageRemaining: int("Bytes that are left of them."),
  TrafficOverflow: int("Bytes that were sent beyond them."),
  StartTime: string("When this month of it began, in UTC.").nullable(),
  EndTime: string("Its last second, in UTC.").nullable(),
  Deadline: string("Until when there is a package, in UTC.").nullable(),
  Status: string("NETWORK_NORMAL, or OVERDUE_NETWORK_DISABLED where traffic beyond it was not paid."),
});

/** The traffic package of an instance in one month of it, of which some bytes are used. */
export function toTrafficPackage(row: InstanceRow, { from, to }: TimeRange, used: number): typeof TrafficPackage.value {
  const metered = bundleById(row.bundle_id)?.traffic ?? 0;
  const total = metered * 1024 ** 3;
  return {
    TrafficPackageId: row.id.replace("lhins", "lhtfp"),
    TrafficUsed: used,
    TrafficPackageTotal: total,
    TrafficPackageRemaining: Math.max(0, total - used),
    TrafficOverflow: metered === 0 ? 0 : Math.max(0, used - total),
    StartTime: isoTime(from),
    EndTime: isoTime(to - 1000),
    Deadline: isoTime(row.expires),
    Status: "NETWORK_NORMAL",
  };
}

/** The month of an instance's traffic package: each one from its making on has a full package again, until it expires. */
export function packageMonth({ created, expires }: InstanceRow, now: number): TimeRange {
  const moment = Math.max(created, Math.min(now, expires - 1));
  let months = 0;
  while (monthsLater(created, months + 1) <= moment) months++;
  return { from: monthsLater(created, months), to: monthsLater(created, months + 1) };
}

import { int, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { bundleById } from "../../package/catalogue.ts";
import { monthsLater } from "../../package/months.ts";
import type { InstanceRow } from "../rows.ts";
import type { TimeRange } from "../runs.ts";

export const TrafficPackage = objectType("TrafficPackage", {
  TrafficPackageId: string("Id of the traffic package."),
  TrafficUsed: int("Traffic sent in the current period, in bytes."),
  TrafficPackageTotal: int("Traffic allowance per period, in bytes. 0 if traffic is unmetered."),
  TrafficPackageRemaining: int("Remaining traffic allowance, in bytes."),
  TrafficOverflow: int("Traffic sent in excess of the allowance, in bytes."),
  StartTime: string("Start of the current period, in UTC.").nullable(),
  EndTime: string("Last second of the current period, in UTC.").nullable(),
  Deadline: string("Expiration time of the traffic package, in UTC.").nullable(),
  Status: string("NETWORK_NORMAL, or OVERDUE_NETWORK_DISABLED if excess traffic is unpaid."),
});

/** Returns the traffic package of an instance for one period. `used` is in bytes. */
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

/** Returns the traffic period at a time. Periods are months that start at creation; each has a full allowance. */
export function packageMonth({ created, expires }: InstanceRow, now: number): TimeRange {
  const moment = Math.max(created, Math.min(now, expires - 1));
  let months = 0;
  while (monthsLater(created, months + 1) <= moment) months++;
  return { from: monthsLater(created, months), to: monthsLater(created, months + 1) };
}

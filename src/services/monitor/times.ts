import type { Fail } from "#kernel/action.ts";
import { chinaTime } from "#kernel/times.ts";
import type { TimeRange } from "#services/lighthouse/instance/runs.ts";

/** Formats a time as the platform does: `2020-01-01T08:00:00+08:00`. */
export const chinaIsoTime = (moment: number): string => `${chinaTime(moment).replace(" ", "T")}+08:00`;

const form = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:\d\d)?$/;

/** Parses a time in ISO 8601 format. Without an offset it is China Standard Time. Undefined if it is malformed. */
export function parseTime(text: string): number | undefined {
  const [, date, time, zone = "+08:00"] = form.exec(text) ?? [];
  const moment = Date.parse(`${date}T${time}${zone}`);
  return Number.isNaN(moment) ? undefined : moment;
}

/** The time range of a call. It defaults to the current day until now. */
export function timeRangeOf(
  { StartTime, EndTime }: { readonly StartTime: string | undefined; readonly EndTime: string | undefined },
  now: number,
  fail: Fail<"InvalidParameterValue">,
): TimeRange {
  const to = EndTime === undefined ? now : (parseTime(EndTime) ?? refused("EndTime", EndTime));
  const midnight = Date.parse(`${chinaTime(now).slice(0, 10)}T00:00:00+08:00`);
  const from = StartTime === undefined ? midnight : (parseTime(StartTime) ?? refused("StartTime", StartTime));
  if (to < from) refused("EndTime", EndTime ?? chinaIsoTime(to));
  return { from, to };

  function refused(parameter: string, value: string): never {
    return fail("InvalidParameterValue", { parameter, value });
  }
}

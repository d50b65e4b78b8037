import type { Fail } from "#kernel/action.ts";
import { ApiError } from "#kernel/errors.ts";
import type { ScheduleSettings } from "./objects/ScheduleSettings.ts";
import type { InvokerRow } from "./rows.ts";

/** When an invoker runs. */
export type Schedule = Pick<InvokerRow, "policy" | "recurrence" | "invoke_time">;

export type ScheduleCode =
  | "InvalidParameterValue.InvalidCronExpression"
  | "InvalidParameterValue.InvalidTimeFormat"
  | "InvalidParameterValue.InvokeTimeExpired";

/** A crontab expression of five fields. Names such as `@daily` are not published. */
const crontab = /^[^\s@]+(?: +\S+){4}$/;

/** Crontab expressions are in China Standard Time. */
const timeZone = "Asia/Shanghai";

/**
 * The schedule of a request.
 * @throws ApiError MissingParameter if the policy lacks its time
 */
export function scheduleOf(
  { Policy: policy, Recurrence: recurrence, InvokeTime: text }: typeof ScheduleSettings.value,
  now: number,
  fail: Fail<ScheduleCode>,
): Schedule {
  if (policy === "RECURRENCE") {
    const details = { parameter: "ScheduleSettings.Recurrence", value: recurrence };
    if (recurrence === undefined) throw new ApiError("MissingParameter", details);
    if (occurrenceAfter(recurrence, now) === undefined) {
      fail("InvalidParameterValue.InvalidCronExpression", details);
    }
    return { policy, recurrence, invoke_time: null };
  }
  const details = { parameter: "ScheduleSettings.InvokeTime", value: text };
  if (text === undefined) throw new ApiError("MissingParameter", details);
  const time = parseTime(text) ?? fail("InvalidParameterValue.InvalidTimeFormat", details);
  if (time <= now) fail("InvalidParameterValue.InvokeTimeExpired", details);
  return { policy, recurrence: "", invoke_time: time };
}

/** The first time after `now` at which an enabled invoker runs; null if there is none. */
export function nextRun({ policy, recurrence, invoke_time }: Schedule, now: number): number | null {
  if (policy === "RECURRENCE") return occurrenceAfter(recurrence, now) ?? null;
  return invoke_time !== null && invoke_time > now ? invoke_time : null;
}

/** The first occurrence of a crontab expression after a time; undefined if it is malformed or never occurs. */
function occurrenceAfter(expression: string, now: number): number | undefined {
  if (!crontab.test(expression)) return undefined;
  try {
    return Bun.cron.parse(expression, new Date(now), { tz: timeZone })?.getTime();
  } catch (error) {
    // The parser reports a malformed expression as a TypeError.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Parses a time in ISO 8601 with a time zone. Undefined if it is malformed. */
function parseTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

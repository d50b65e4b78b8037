import { objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import type { InvokerRow } from "../rows.ts";

export const ScheduleSettings = objectType("ScheduleSettings", {
  Policy: string("ONCE or RECURRENCE.").oneOf(["ONCE", "RECURRENCE"], "InvalidParameterValue.Range"),
  Recurrence: string("Crontab expression in UTC+8, for RECURRENCE.").orEmpty().optional(),
  InvokeTime: string("Time of the run, for ONCE; in responses, the next run.").orEmpty().optional(),
});

export function toScheduleSettings(row: InvokerRow): typeof ScheduleSettings.value {
  const time = row.policy === "ONCE" ? row.invoke_time : row.due;
  return {
    Policy: row.policy,
    Recurrence: row.recurrence === "" ? undefined : row.recurrence,
    InvokeTime: time === null ? undefined : isoTime(time),
  };
}

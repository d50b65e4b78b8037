import { isoTime } from "#kernel/times.ts";

/** Whether a well-formed time exists in the calendar: `2024-02-30` does not. */
export function isValidTime(time: string): boolean {
  const milliseconds = Date.parse(time);
  return !Number.isNaN(milliseconds) && isoTime(milliseconds) === time;
}

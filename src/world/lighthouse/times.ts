import { InconsistencyError } from "../inconsistencyError.ts";
import { isValidTime } from "../times.ts";

/** Epoch milliseconds of a time in a world file, or a default. */
export const timeOr = (time: string | undefined, fallback: number): number =>
  time === undefined ? fallback : Date.parse(time);

const timeFields = ["created", "expires", "isolated", "ended"];

/** @throws InconsistencyError for a time that is not in the calendar */
export function checkTimes(resource: object, at: string): void {
  for (const [field, time] of Object.entries(resource)) {
    if (timeFields.includes(field) && time !== undefined && !isValidTime(time)) {
      throw new InconsistencyError(`${at}.${field}`, `invalid time ${time}`);
    }
  }
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** The time of day by this computer, with milliseconds: several requests share a second. */
export function timeOfDay(time: number): string {
  const at = new Date(time);
  const clock = [at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(":");
  return `${clock}.${String(at.getMilliseconds()).padStart(3, "0")}`;
}

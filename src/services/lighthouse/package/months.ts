/**
 * Returns the time some months later, at the same time of day. If the month has no such day, the last second of the
 * month: one month after 31 January is the end of February, 23:59:59.
 */
export function monthsLater(from: number, months: number): number {
  const start = new Date(from);
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  if (start.getUTCDate() > lastDay) return Date.UTC(year, month, lastDay, 23, 59, 59);
  const day = from - Date.UTC(year, start.getUTCMonth(), start.getUTCDate());
  return Date.UTC(year, month, start.getUTCDate()) + day;
}

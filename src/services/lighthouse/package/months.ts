/**
 * A moment some months later, at the same time of day. Where the later month has no such day, it is its last second:
 * a month from 31 January ends on the last of February, 23:59:59.
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

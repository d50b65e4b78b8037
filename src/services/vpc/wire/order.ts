/** Sorts rows by one of several text columns, or keeps their order. */
export function sorted<Row>(
  rows: readonly Row[],
  by: ((row: Row) => string) | undefined,
  direction: "ASC" | "DESC",
): readonly Row[] {
  if (!by) return rows;
  const rising = rows.toSorted((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
  return direction === "ASC" ? rising : rising.toReversed();
}

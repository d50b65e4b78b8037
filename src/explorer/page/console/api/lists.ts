import { isObject } from "../../call/json.ts";
import { listOf, number, type Reader } from "./responses.ts";
import type { PolledCall } from "./usePolledCall.ts";

/** One page of what there is. */
export interface List<Row> {
  readonly rows: readonly Row[];
  /** How many there are on all pages. */
  readonly total: number;
}

/** The first page, as large as it can be. */
export const firstPage = { Limit: 100 };

/** Reads one page of a list response. `set` is the name of the field with the elements. */
export const listReader =
  <Row>(set: string, row: Reader<Row>): Reader<List<Row>> =>
  (response) => {
    const rows = isObject(response) ? listOf(row)(response[set]) : [];
    const total = isObject(response) ? number(response["TotalCount"]) : 0;
    return { rows, total };
  };

/** The same list with converted or filtered rows. */
export function withRows<One, Other>(
  called: PolledCall<List<One>>,
  change: (rows: readonly One[]) => readonly Other[],
): PolledCall<List<Other>> {
  if (!called.value) return { ...called, value: undefined };
  const { rows: before, total } = called.value;
  const rows = change(before);
  return { ...called, value: { rows, total: total - before.length + rows.length } };
}

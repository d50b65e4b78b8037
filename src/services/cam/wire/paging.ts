import { int } from "#kernel/fields.ts";

/** The `Page` and `Rp` parameters of a list. `code` is the action's code for a number out of range. */
export const page = <const Code extends string = "InvalidParameterValue">(code?: Code) =>
  int("Page number, starting at 1.").min(1, code);
export const rowsPerPage = <const Code extends string = "InvalidParameterValue">(code?: Code) =>
  int("Entries per page, 1 to 200.").min(1, code).max(200, code);

export function paged<Row>(
  rows: readonly Row[],
  { Page, Rp }: { readonly Page: number; readonly Rp: number },
): readonly Row[] {
  return rows.slice((Page - 1) * Rp, Page * Rp);
}

import type { TableShape } from "#store/tableShapes.ts";
import { ExportError } from "./exportError.ts";
import type { Row, Value } from "./format.ts";
import { isGenerated } from "./secretSubstitutes.ts";

/**
 * Parses the values of a line as a row of a table.
 * @throws ExportError for values that the table cannot hold
 */
export function parseRow(values: readonly unknown[], table: TableShape, line: number, withSecrets: boolean): Row {
  const { name, columns } = table;
  if (values.length !== columns.length)
    throw new ExportError(line, `has ${values.length} values, but ${name} has ${columns.length} columns`);
  const row: Record<string, Value> = {};
  for (const [index, column] of columns.entries()) {
    const value = values[index];
    const isFitting = column.kind === "text" ? typeof value === "string" : Number.isSafeInteger(value);
    const mayBeNull = column.nullable || (!withSecrets && isGenerated(name));
    if (!isValue(value) || (value === null ? !mayBeNull : !isFitting)) {
      const must = column.kind === "text" ? "a string" : "an integer";
      throw new ExportError(line, `must have ${must}${column.nullable ? " or null" : ""} in column ${column.name}`);
    }
    row[column.name] = value;
  }
  return row;
}

const isValue = (value: unknown): value is Value =>
  value === null || typeof value === "string" || typeof value === "number";

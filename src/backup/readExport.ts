import { isRecord } from "#kernel/record.ts";
import { latestVersion } from "#store/migrate.ts";
import { type TableShape, tableShapes } from "#store/tableShapes.ts";
import { ExportError } from "./exportError.ts";
import { Checksum, type ExportHeader, format, type Row } from "./format.ts";
import { parseRow } from "./parseRow.ts";
import type { Line } from "./splitLines.ts";

/** Rows of a table, each with its line number. */
export interface RowBatch {
  readonly table: TableShape;
  readonly entries: readonly { readonly line: number; readonly row: Row }[];
}

/** An export in progress: its header, and a stream of its rows. */
export interface OpenExport {
  readonly header: ExportHeader;
  /** @throws ExportError, also after the last row, when the checksum is verified */
  readonly batches: AsyncGenerator<RowBatch>;
}

/** @throws ExportError if the first line is not the header of an export that this version can read */
export async function readExport(lines: AsyncGenerator<Line>): Promise<OpenExport> {
  const first = await lines.next();
  if (first.done) throw new ExportError(1, "is missing: the file is empty");
  const header = parseHeader(first.value);
  const tables = tableShapes(header.migrations);
  const unknown = Object.keys(header.rows).find((name) => !tables.some((table) => table.name === name));
  if (unknown !== undefined) throw new ExportError(1, `lists an unknown table ${unknown}`);
  return { header, batches: batchesIn(verifiedBody(first.value, lines), header, tables) };
}

function parseHeader({ number, text }: Line): ExportHeader {
  const header = parseJson(text, number);
  if (!isRecord(header) || header["skerry"] !== "export")
    throw new ExportError(number, "is not the header of a Skerry export");
  const { format: written, migrations, made, secrets, rows } = header;
  const advice = "import it with the version of Skerry that wrote it, or a newer one";
  if (written !== format)
    throw new ExportError(number, `has format ${written}, but this version supports ${format}; ${advice}`);
  if (!isCount(migrations) || migrations === 0) throw new ExportError(number, "must have `migrations`, a number");
  if (migrations > latestVersion)
    throw new ExportError(
      number,
      `was written by a newer version (${migrations} migrations, not ${latestVersion}); ${advice}`,
    );
  if (typeof made !== "string") throw new ExportError(number, "must have `made`, a time");
  if (typeof secrets !== "boolean") throw new ExportError(number, "must have `secrets`, a boolean");
  if (!isCounts(rows)) throw new ExportError(number, "must have `rows`, the number of rows in each table");
  return { skerry: "export", format: written, migrations, made, secrets, rows };
}

/** A line after the header, with its parsed value. */
interface ParsedLine {
  readonly line: number;
  readonly value: unknown;
}

/** The lines between header and footer. Throws at the end if the checksum does not match. */
async function* verifiedBody(first: Line, lines: AsyncGenerator<Line>): AsyncGenerator<ParsedLine> {
  const checksum = new Checksum();
  checksum.add(first.text);
  let last = first.number;
  for await (const { number, text } of lines) {
    const value = parseJson(text, number);
    if (isRecord(value) && "sha256" in value) {
      const { lines: counted, sha256 } = checksum.footer();
      if (value["lines"] !== counted || value["sha256"] !== sha256)
        throw new ExportError(number, "has a checksum that does not match: the file is damaged");
      const more = await lines.next();
      if (!more.done) throw new ExportError(more.value.number, "follows the end of the export");
      return;
    }
    checksum.add(text);
    yield { line: number, value };
    last = number;
  }
  throw new ExportError(last, "is the last line but not the footer of an export: the rest is missing");
}

/** Maximum number of rows in a batch. */
const batchSize = 200;

async function* batchesIn(
  body: AsyncGenerator<ParsedLine>,
  header: ExportHeader,
  tables: readonly TableShape[],
): AsyncGenerator<RowBatch> {
  const counts = new Map<TableShape, number>();
  let table: TableShape | undefined;
  let entries: { line: number; row: Row }[] = [];
  let last = 1;
  for await (const { line, value } of body) {
    last = line;
    const row = Array.isArray(value);
    if (table && entries.length > 0 && (!row || entries.length === batchSize)) {
      yield { table, entries };
      entries = [];
    }
    if (!row) {
      table = parseTableHeader(value, line, tables);
      if (counts.has(table)) throw new ExportError(line, `repeats the table ${table.name}`);
      counts.set(table, 0);
    } else {
      if (!table) throw new ExportError(line, "is a row without a table");
      entries.push({ line, row: parseRow(value, table, line, header.secrets) });
      counts.set(table, (counts.get(table) ?? 0) + 1);
    }
  }
  if (table && entries.length > 0) yield { table, entries };
  for (const one of tables) {
    const [stated, found] = [header.rows[one.name], counts.get(one)];
    if (found === undefined) throw new ExportError(last, `is the last line, but the table ${one.name} is missing`);
    if (stated !== found)
      throw new ExportError(last, `is the last line, but ${one.name} has ${found} rows instead of ${stated ?? 0}`);
  }
}

/** Parses the line before the rows of a table. Its columns must match exactly. */
function parseTableHeader(value: unknown, line: number, tables: readonly TableShape[]): TableShape {
  if (!isRecord(value) || typeof value["table"] !== "string" || !Array.isArray(value["columns"]))
    throw new ExportError(line, "is neither a row nor a table header: the file is damaged");
  const { table: name, columns } = value;
  const table = tables.find((one) => one.name === name);
  if (!table) throw new ExportError(line, `starts an unknown table ${name}`);
  const known = table.columns.map((column) => column.name);
  const unknown = columns.find((column) => !known.includes(column));
  if (unknown !== undefined) throw new ExportError(line, `has a column ${unknown}, which ${name} does not have`);
  const missing = known.find((column) => !columns.includes(column));
  if (missing !== undefined) throw new ExportError(line, `lacks the column ${missing} of ${name}`);
  if (columns.join() !== known.join()) throw new ExportError(line, `has the columns of ${name} in a different order`);
  return table;
}

function parseJson(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ExportError(line, "is not valid JSON: the file is damaged", { cause });
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isCounts = (value: unknown): value is Record<string, number> =>
  isRecord(value) && Object.values(value).every(isCount);

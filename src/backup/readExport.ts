import { isRecord } from "#kernel/record.ts";
import { latestVersion } from "#store/migrate.ts";
import { type TableShape, tableShapes } from "#store/tableShapes.ts";
import { ExportError } from "./exportError.ts";
import { Checksum, type ExportHeader, format, type Row } from "./format.ts";
import { parseRow } from "./parseRow.ts";
import type { Line } from "./splitLines.ts";

/** Some rows of a table, each with the line that it is in. */
export interface RowBatch {
  readonly table: TableShape;
  readonly entries: readonly { readonly line: number; readonly row: Row }[];
}

/** An export that is being read: its header, and then its rows as they come. */
export interface OpenExport {
  readonly header: ExportHeader;
  /** @throws ExportError, also after the last row: only then is it known whether the file is whole */
  readonly batches: AsyncGenerator<RowBatch>;
}

/** @throws ExportError where the first line is not that of an export that this version understands */
export async function readExport(lines: AsyncGenerator<Line>): Promise<OpenExport> {
  const first = await lines.next();
  if (first.done) throw new ExportError(1, "is missing: the file is empty");
  const header = parseHeader(first.value);
  const tables = tableShapes(header.migrations);
  const unknown = Object.keys(header.rows).find((name) => !tables.some((table) => table.name === name));
  if (unknown !== undefined) throw new ExportError(1, `tells of a table ${unknown} that there is not`);
  return { header, batches: batchesIn(verifiedBody(first.value, lines), header, tables) };
}

function parseHeader({ number, text }: Line): ExportHeader {
  const header = parseJson(text, number);
  if (!isRecord(header) || header["skerry"] !== "export")
    throw new ExportError(number, "does not begin a Skerry export");
  const { format: written, migrations, made, secrets, rows } = header;
  const asked = "import it with the version of Skerry that wrote it, or a newer one";
  if (written !== format)
    throw new ExportError(number, `has format ${written}, and this version knows ${format}; ${asked}`);
  if (!isCount(migrations) || migrations === 0) throw new ExportError(number, "must tell `migrations`");
  if (migrations > latestVersion)
    throw new ExportError(
      number,
      `was written by a newer version (${migrations} migrations, not ${latestVersion}); ${asked}`,
    );
  if (typeof made !== "string") throw new ExportError(number, "must tell when it was `made`");
  if (typeof secrets !== "boolean") throw new ExportError(number, "must tell whether there are `secrets`");
  if (!isCounts(rows)) throw new ExportError(number, "must tell how many `rows` each table has");
  return { skerry: "export", format: written, migrations, made, secrets, rows };
}

/** A line after the first, and what is in it. */
interface ParsedLine {
  readonly line: number;
  readonly value: unknown;
}

/** The lines between the first and the last one, which must be what they were when they were written. */
async function* verifiedBody(first: Line, lines: AsyncGenerator<Line>): AsyncGenerator<ParsedLine> {
  const tally = new Checksum();
  tally.add(first.text);
  let last = first.number;
  for await (const { number, text } of lines) {
    const value = parseJson(text, number);
    if (isRecord(value) && "sha256" in value) {
      const { lines: counted, sha256 } = tally.footer();
      if (value["lines"] !== counted || value["sha256"] !== sha256)
        throw new ExportError(number, "ends an export of other lines than those before it: the file is damaged");
      const more = await lines.next();
      if (!more.done) throw new ExportError(more.value.number, "comes after the end of the export");
      return;
    }
    tally.add(text);
    yield { line: number, value };
    last = number;
  }
  throw new ExportError(last, "is the last one and not the end of an export: the rest is missing");
}

/** How many rows are handed on together. */
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
      if (counts.has(table)) throw new ExportError(line, `begins the table ${table.name} a second time`);
      counts.set(table, 0);
    } else {
      if (!table) throw new ExportError(line, "is a row of no table");
      entries.push({ line, row: parseRow(value, table, line, header.secrets) });
      counts.set(table, (counts.get(table) ?? 0) + 1);
    }
  }
  if (table && entries.length > 0) yield { table, entries };
  for (const one of tables) {
    const [told, found] = [header.rows[one.name], counts.get(one)];
    if (found === undefined) throw new ExportError(last, `comes last, and the table ${one.name} is missing`);
    if (told !== found) throw new ExportError(last, `comes last, and ${one.name} has ${found} rows, not ${told ?? 0}`);
  }
}

/** The table that a line begins, with exactly the columns that it has. */
function parseTableHeader(value: unknown, line: number, tables: readonly TableShape[]): TableShape {
  if (!isRecord(value) || typeof value["table"] !== "string" || !Array.isArray(value["columns"]))
    throw new ExportError(line, "is neither a row nor the beginning of a table: the file is damaged");
  const { table: name, columns } = value;
  const table = tables.find((one) => one.name === name);
  if (!table) throw new ExportError(line, `begins a table ${name} that there is not`);
  const known = table.columns.map((column) => column.name);
  const unknown = columns.find((column) => !known.includes(column));
  if (unknown !== undefined) throw new ExportError(line, `tells of a column ${unknown} that ${name} does not have`);
  const missing = known.find((column) => !columns.includes(column));
  if (missing !== undefined) throw new ExportError(line, `lacks the column ${missing} of ${name}`);
  if (columns.join() !== known.join()) throw new ExportError(line, `tells the columns of ${name} in another order`);
  return table;
}

function parseJson(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ExportError(line, "is no JSON: the file is damaged", { cause });
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isCounts = (value: unknown): value is Record<string, number> =>
  isRecord(value) && Object.values(value).every(isCount);

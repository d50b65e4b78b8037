import { expect } from "bun:test";
import { ExportError } from "#backup/exportError.ts";
import type { ExportHeader, Row } from "#backup/format.ts";
import { ExportWriter, format } from "#backup/format.ts";
import { readExport } from "#backup/readExport.ts";
import { splitLines } from "#backup/splitLines.ts";
import { latestVersion } from "#store/migrate.ts";
import { tableShapes } from "#store/tableShapes.ts";

export type Contents = Readonly<Record<string, readonly Row[]>>;

/** The text of an export with these rows only. */
export function exportOf(contents: Contents, changes: Partial<ExportHeader> = {}): string {
  let text = "";
  const writer = new ExportWriter((more) => {
    text += more;
  });
  const tables = tableShapes(changes.migrations ?? latestVersion);
  const rows = Object.fromEntries(tables.map(({ name }) => [name, contents[name]?.length ?? 0]));
  const made = "2026-11-24T12:00:00.000Z";
  writer.header({ skerry: "export", format, migrations: latestVersion, made, secrets: true, rows, ...changes });
  for (const table of tables) {
    writer.table(table);
    writer.rows(table, contents[table.name] ?? []);
  }
  writer.footer();
  return text;
}

/** Splits bytes into chunks of a size. */
export async function* chunksOf(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** The rows of an export, by table. */
export async function contentsOf(text: string | Uint8Array, size?: number): Promise<Contents> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const { batches } = await readExport(splitLines(chunksOf(bytes, size)));
  const contents: Record<string, Row[]> = {};
  for await (const { table, entries } of batches) {
    contents[table.name] = [...(contents[table.name] ?? []), ...entries.map(({ row }) => row)];
  }
  return contents;
}

/** The error message for an invalid export. Fails for a valid one. */
export async function exportErrorOf(text: string | Uint8Array): Promise<string> {
  const error = await contentsOf(text).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(ExportError);
  return error instanceof ExportError ? error.message : "";
}

import { Database as File } from "bun:sqlite";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { statementsUpTo } from "#store/migrate.ts";
import type { TableShape } from "#store/tableShapes.ts";
import { tableShapes } from "#store/tableShapes.ts";
import type { Contents } from "../backup/texts.ts";

const versions = join(import.meta.dir, "versions");

/** What older versions really wrote: the number of migrations that each knew, and the text of its export. */
export const written: readonly (readonly [version: number, text: string])[] = readdirSync(versions)
  .filter((name) => name.endsWith(".jsonl"))
  .sort()
  .map((name) => [Number.parseInt(name, 10), readFileSync(join(versions, name), "utf8")]);

/** Makes the database of a version in a directory, as that version would have left it. */
export function makeOlder(directory: string, version: number, contents: Contents): void {
  mkdirSync(directory, { recursive: true });
  const file = new File(join(directory, "skerry.sqlite"), { create: true, strict: true });
  file.run("pragma journal_mode = wal");
  file.run("pragma foreign_keys = on");
  file.run("create table migrations (taken integer not null)");
  file.run(statementsUpTo(version).join(";\n"));
  file.query("insert into migrations values (?)").run(version);
  for (const { name, columns } of tableShapes(version)) {
    const marks = columns.map(() => "?").join(", ");
    const insert = file.query(
      `insert into "${name}" (${columns.map((one) => `"${one.name}"`).join(", ")}) values (${marks})`,
    );
    for (const row of contents[name] ?? []) insert.run(...columns.map((column) => row[column.name] ?? null));
  }
  file.close();
}

/** What a version could hold of some contents: of the columns that it does not know nothing, of those that are gone since 0. */
export function asOf(version: number, contents: Contents): Contents {
  return Object.fromEntries(
    tableShapes(version).map(({ name, columns }) => [
      name,
      (contents[name] ?? []).map((row) =>
        Object.fromEntries(columns.map((column) => [column.name, row[column.name] ?? (column.nullable ? null : 0)])),
      ),
    ]),
  );
}

/** Those of the contents that are told in the tables and columns of other shapes, too. */
export function common(contents: Contents, ...shapes: readonly (readonly TableShape[])[]): Contents {
  const kept = (table: string, column: string) =>
    shapes.every((shape) =>
      shape.some(({ name, columns }) => name === table && columns.some((one) => one.name === column)),
    );
  return Object.fromEntries(
    Object.entries(contents)
      .filter(([table]) => shapes.every((shape) => shape.some(({ name }) => name === table)))
      .map(([table, rows]) => [
        table,
        rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => kept(table, column)))),
      ]),
  );
}

import { Database as File } from "bun:sqlite";
import { chmodSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { statementsUpTo } from "#store/migrate.ts";
import type { ColumnShape, TableShape } from "#store/tableShapes.ts";
import { tableShapes } from "#store/tableShapes.ts";
import type { Contents } from "../backup/exportTexts.ts";

const versions = join(import.meta.dir, "versions");

/** Exports that older versions wrote, each with its number of migrations. */
export const written: readonly (readonly [version: number, text: string])[] = readdirSync(versions)
  .filter((name) => name.endsWith(".jsonl"))
  .sort()
  .map((name) => [Number.parseInt(name, 10), readFileSync(join(versions, name), "utf8")]);

/** Creates the database of an older version in a directory. */
export function makeOlder(directory: string, version: number, contents: Contents): void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, "skerry.sqlite");
  const file = new File(path, { create: true, strict: true });
  // A server refuses files that other users may read.
  chmodSync(path, 0o600);
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

/** The contents that a version can store: without newer columns, and with a default in columns that the contents lack. */
export function asOf(version: number, contents: Contents): Contents {
  return Object.fromEntries(
    tableShapes(version).map(({ name, columns }) => [
      name,
      (contents[name] ?? []).map((row) =>
        Object.fromEntries(columns.map((column) => [column.name, row[column.name] ?? defaultOf(column)])),
      ),
    ]),
  );
}

const defaultOf = ({ nullable, kind }: ColumnShape) => (nullable ? null : { text: "", number: 0 }[kind]);

/** The part of the contents whose tables and columns exist in all given shapes. */
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

import { Database as File } from "bun:sqlite";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely, SqliteDialect } from "kysely";
import { migrate } from "./migrate.ts";
import type { Tables } from "./tables.ts";

/** Typed access to the tables. Statements run one at a time; a transaction holds the others off. */
export type Database = Kysely<Tables>;

/**
 * Opens the embedded database in a directory, or in memory without one, and brings its tables up to date.
 * @throws where the directory cannot be made or written
 */
export async function openSqlite(directory?: string): Promise<Database> {
  if (directory !== undefined) mkdirSync(directory, { recursive: true });
  const file = new File(directory === undefined ? ":memory:" : join(directory, "skerry.sqlite"), {
    create: true,
    strict: true,
  });
  // What was acknowledged is on the disk: the log is flushed at each commit.
  file.run("pragma journal_mode = wal");
  file.run("pragma synchronous = full");
  file.run("pragma foreign_keys = on");
  file.run("pragma busy_timeout = 5000");
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyExpects(file) }) });
  await migrate(database);
  return database;
}

/** Kysely's SQLite dialect is written for better-sqlite3; this is the part of that shape that it calls. */
function asKyselyExpects(file: File) {
  return {
    close: () => file.close(),
    // query() keeps the prepared statement of a text, where prepare() would parse it anew each time.
    prepare(sql: string) {
      const statement = file.query(sql);
      return {
        reader: statement.columnNames.length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...bindable(parameters)),
        run: (parameters: readonly unknown[]) => statement.run(...bindable(parameters)),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...bindable(parameters)),
      };
    },
  };
}

type Bindable = string | number | bigint | null;

function bindable(parameters: readonly unknown[]): Bindable[] {
  return parameters.map((value) => {
    if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint")
      return value;
    throw new TypeError(`a ${typeof value} cannot be stored`);
  });
}

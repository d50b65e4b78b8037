import { Database as File } from "bun:sqlite";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { Kysely, SqliteDialect } from "kysely";
import type { Database } from "./database.ts";
import { giveMemory, Memory } from "./memory.ts";
import { migrate } from "./migrate.ts";
import type { Tables } from "./tables.ts";
import { alone } from "./turns.ts";

/**
 * Opens the embedded database in a directory, or in memory without one, and brings its tables up to date. Statements run
 * one at a time; a transaction holds the others off.
 * @throws where the directory cannot be made or written, or another process has the database open
 */
export async function openSqlite(directory?: string): Promise<Database> {
  const file = new File(directory === undefined ? ":memory:" : ownFile(directory), { create: true, strict: true });
  // One process owns the file: that is what lets it remember what it has read (see memory.ts).
  file.run("pragma locking_mode = exclusive");
  // What was acknowledged is on the disk: the log is flushed at each commit.
  file.run("pragma journal_mode = wal");
  file.run("pragma synchronous = full");
  file.run("pragma foreign_keys = on");
  const memory = new Memory(10_000);
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyExpects(file, memory) }) });
  await alone(database, (transaction) => migrate(transaction, (statements) => void file.run(statements.join(";\n"))));
  giveMemory(database, memory);
  return database;
}

/**
 * The database's file, which nobody else on this machine may read, in whatever directory it is: secret keys are in it.
 * SQLite gives the files beside it the same permissions.
 */
function ownFile(directory: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, "skerry.sqlite");
  closeSync(openSync(path, "a", 0o600));
  return path;
}

/** Kysely's SQLite dialect is written for better-sqlite3; this is the part of that shape that it calls. */
function asKyselyExpects(file: File, memory: Memory) {
  return {
    close: () => file.close(),
    // query() keeps the prepared statement of a text, where prepare() would parse it anew each time.
    prepare(sql: string) {
      const statement = file.query(sql);
      return {
        reader: statement.columnNames.length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...bindable(parameters)),
        run: (parameters: readonly unknown[]) => {
          // A disk that is full ends a transaction by itself; what it was that went wrong is told by whoever met it.
          if (sql === "rollback" && !file.inTransaction) return unchanged;
          const changes = statement.run(...bindable(parameters));
          if (!file.inTransaction) memory.forget();
          return changes;
        },
        iterate: (parameters: readonly unknown[]) => statement.iterate(...bindable(parameters)),
      };
    },
  };
}

const unchanged = { changes: 0, lastInsertRowid: 0 };

type Bindable = string | number | bigint | null;

function bindable(parameters: readonly unknown[]): Bindable[] {
  return parameters.map((value) => {
    if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint")
      return value;
    throw new TypeError(`a ${typeof value} cannot be stored`);
  });
}

import { Database as File } from "bun:sqlite";
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely, SqliteDialect } from "kysely";
import type { Database, OpenedDatabase } from "./database.ts";
import { type DirectoryLock, lockDirectory } from "./directoryLock.ts";
import { migrateOpened } from "./migrate.ts";
import { attachReadCache, ReadCache } from "./readCache.ts";
import { restrictPermissions } from "./restrictPermissions.ts";
import type { Tables } from "./tables.ts";
import { UnusableDatabaseError } from "./unusableDatabaseError.ts";

/**
 * Opens the embedded database in a directory, or in memory without one, and brings its tables up to date. Statements run
 * one at a time; a transaction holds the others off.
 * @throws where the directory cannot be made or written, or another process owns it
 */
export async function openSqlite(directory?: string): Promise<Database> {
  return migrateOpened(connectSqlite(directory));
}

/** The same, with the tables that are there: none where it is new. */
export function connectSqlite(directory?: string): OpenedDatabase {
  // One process writes: that is what lets it remember what it has read (see memory.ts). Others may read meanwhile.
  const owned = directory === undefined ? undefined : createAndLock(directory);
  const file = new File(
    directory === undefined ? ":memory:" : requireWritable(restrictPermissions(databasePath(directory))),
    {
      create: true,
      strict: true,
    },
  );
  // Only who reads can be in the way, for the moment in which it makes sense of the log of a process that was killed.
  file.run("pragma busy_timeout = 1000");
  // What was acknowledged is on the disk: the log is flushed at each commit.
  file.run("pragma journal_mode = wal");
  file.run("pragma synchronous = full");
  file.run("pragma foreign_keys = on");
  const memory = new ReadCache(10_000);
  const database = kyselyOn(file, memory, () => {
    file.close();
    owned?.release();
  });
  attachReadCache(database, memory);
  return { database, run: (_, statements) => void file.run(statements.join(";\n")) };
}

/** The path of a file that can be written: one that cannot, SQLite would silently open to read. */
function requireWritable(path: string): string {
  accessSync(path, constants.W_OK);
  return path;
}

/**
 * Opens the database in a directory to look at, while another process may own it. What a transaction reads is as it was
 * when that began, whatever is written meanwhile.
 * @throws UnusableDatabaseError where there is none
 */
export function openSqliteReadOnly(directory: string): Database {
  if (!existsSync(databasePath(directory))) throw new UnusableDatabaseError("has no database");
  const file = new File(databasePath(directory), { readonly: true, strict: true });
  file.run("pragma busy_timeout = 5000");
  return kyselyOn(file, new ReadCache(0), () => file.close());
}

function createAndLock(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return lockDirectory(directory);
}

/** The files that SQLite puts beside it have the same permissions. */
const databasePath = (directory: string): string => join(directory, "skerry.sqlite");

const kyselyOn = (file: File, memory: ReadCache, close: () => void): Database =>
  new Kysely<Tables>({ dialect: new SqliteDialect({ database: betterSqliteAdapter(file, memory, close) }) });

/** Kysely's SQLite dialect is written for better-sqlite3; this is the part of that shape that it calls. */
function betterSqliteAdapter(file: File, memory: ReadCache, close: () => void) {
  return {
    close,
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
          if (!file.inTransaction) memory.invalidate();
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

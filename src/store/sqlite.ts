import { Database as File } from "bun:sqlite";
import { accessSync, closeSync, constants, existsSync, fsyncSync, mkdirSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Kysely, SqliteDialect } from "kysely";
import type { Database, OpenedDatabase } from "./database.ts";
import { type DirectoryLock, lockDirectory } from "./directoryLock.ts";
import { attachLockWaits, LockWaits } from "./lockWaits.ts";
import { migrateOpened } from "./migrate.ts";
import { createPrivateFile, openNewFile, requirePrivate } from "./privateFile.ts";
import { attachReadCache, type MonotonicClock, ReadCache } from "./readCache.ts";
import type { Tables } from "./tables.ts";
import { UnusableDatabaseError } from "./unusableDatabaseError.ts";

/**
 * Opens the embedded database and applies the missing migrations. Statements run one at a time; a transaction blocks the
 * others.
 * @param directory created if missing; without it, the database is in memory
 * @param monotonicClock measures lock waits
 * @throws if the directory cannot be created or written, has no space, or is locked by another process
 * @throws FilePermissionError if other users may read its files
 */
export async function openSqlite(directory?: string, monotonicClock?: MonotonicClock): Promise<Database> {
  return migrateOpened(connectSqlite(directory, monotonicClock));
}

/** Opens the embedded database without applying migrations. */
export function connectSqlite(directory?: string, monotonicClock?: MonotonicClock): OpenedDatabase {
  // Only one process writes, so it may cache what it has read (see readCache.ts). Other processes may read.
  const directoryLock = directory === undefined ? undefined : createAndLock(directory);
  const file = new File(
    directory === undefined ? ":memory:" : requireWritable(createPrivateFile(databasePath(directory))),
    {
      create: true,
      strict: true,
    },
  );
  // A reader may recover the log of a killed process meanwhile.
  file.run("pragma busy_timeout = 1000");
  // Flush the log at each commit, so that acknowledged writes are on the disk.
  file.run("pragma journal_mode = wal");
  file.run("pragma synchronous = full");
  file.run("pragma foreign_keys = on");
  // SQLite's wait blocks the event loop. A transaction repeats its start instead: see transaction.ts.
  file.run("pragma busy_timeout = 5");
  const cache = new ReadCache(10_000);
  const close = (): void => {
    file.close();
    directoryLock?.release();
  };
  // Takes the write lock at the start, so that a transaction fails for another process before it has done anything.
  const database = kyselyOn(file, cache, "begin immediate", close);
  attachReadCache(database, cache);
  if (monotonicClock) attachLockWaits(database, new LockWaits(monotonicClock));
  return { database, run: (_, statements) => void file.run(statements.join(";\n")) };
}

/** Returns the path of a writable file. SQLite would silently open any other file as read-only. */
function requireWritable(path: string): string {
  accessSync(path, constants.W_OK);
  return path;
}

/**
 * Opens the database in a directory for reading, also while another process writes. A transaction reads a consistent
 * snapshot from its start.
 * @throws UnusableDatabaseError if the directory has no database
 * @throws FilePermissionError if other users may read its files
 */
export function openSqliteReadOnly(directory: string): Database {
  if (!existsSync(databasePath(directory))) throw new UnusableDatabaseError("has no database");
  requirePrivateDatabase(directory);
  const file = new File(databasePath(directory), { readonly: true, strict: true });
  file.run("pragma busy_timeout = 5000");
  return kyselyOn(file, new ReadCache(0), "begin", () => file.close());
}

function createAndLock(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  requirePrivateDatabase(directory);
  const lock = lockDirectory(directory);
  try {
    requireSpace(directory);
  } catch (error) {
    lock.release();
    throw error;
  }
  return lock;
}

/** @throws FilePermissionError if other users may read a file of the database */
function requirePrivateDatabase(directory: string): void {
  for (const suffix of ["", "-wal", "-shm"]) requirePrivate(databasePath(directory) + suffix);
}

/** A start needs this many bytes: SQLite's log and its index at their smallest. */
const requiredSpace = 64 * 1024;

/**
 * Writes and removes a file. A killed server leaves its log behind, with space for a few more writes. Without this check, a
 * start on a full disk would succeed until that space is used.
 * @throws a file system error, such as ENOSPC
 */
function requireSpace(directory: string): void {
  const path = join(directory, "skerry.space");
  // Left by a process that was killed during this check.
  rmSync(path, { force: true });
  const file = openNewFile(path);
  if (file === undefined) throw new Error(`${path} exists although this process has locked the directory`);
  try {
    writeSync(file, Buffer.alloc(requiredSpace, 1));
    fsyncSync(file);
  } finally {
    closeSync(file);
    rmSync(path, { force: true });
  }
}

/** SQLite creates its other files with the same permissions. */
const databasePath = (directory: string): string => join(directory, "skerry.sqlite");

type Begin = "begin" | "begin immediate";

const kyselyOn = (file: File, cache: ReadCache, begin: Begin, close: () => void): Database =>
  new Kysely<Tables>({ dialect: new SqliteDialect({ database: betterSqliteAdapter(file, cache, begin, close) }) });

/** The part of better-sqlite3's interface that Kysely's SQLite dialect calls. */
function betterSqliteAdapter(file: File, cache: ReadCache, begin: Begin, close: () => void) {
  return {
    close,
    // query() caches prepared statements; prepare() would parse the SQL each time.
    prepare(sql: string) {
      const statement = file.query(sql === "begin" ? begin : sql);
      return {
        reader: statement.columnNames.length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...bindable(parameters)),
        run: (parameters: readonly unknown[]) => {
          // A full disk has already rolled back the transaction. The failed statement reports the cause.
          if (sql === "rollback" && !file.inTransaction) return unchanged;
          const changes = statement.run(...bindable(parameters));
          if (!file.inTransaction) cache.invalidate();
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

import { Database as File } from "bun:sqlite";
import { join } from "node:path";
import { createPrivateFile } from "./privateFile.ts";

/** Held until it is released or its process ends, even by a crash. */
export interface DirectoryLock {
  release(): void;
}

/**
 * Locks a directory so that only this process writes to it. The lock is an empty SQLite file with an open exclusive
 * transaction: SQLite locks files correctly on each system, and the system releases the lock when the process ends. It is
 * a separate file because a lock on the database itself would also block readers.
 * @throws SQLITE_BUSY if another process holds the lock
 */
export function lockDirectory(directory: string): DirectoryLock {
  const file = new File(createPrivateFile(join(directory, "skerry.lock")), { create: true });
  try {
    // The transaction writes nothing, so it needs no journal file.
    file.run("pragma journal_mode = memory");
    file.run("begin exclusive");
  } catch (error) {
    file.close();
    throw error;
  }
  return { release: () => file.close() };
}

import { Database as File } from "bun:sqlite";
import { join } from "node:path";
import { restrictPermissions } from "./restrictPermissions.ts";

/** Held until it is let go or its process ends, in whatever way that does. */
export interface DirectoryLock {
  release(): void;
}

/**
 * Makes a directory this process's own to write to. The lock is an empty SQLite file in a transaction that never ends:
 * SQLite knows how each system locks a file, and the system lets go of it with the process, so nothing can be left
 * behind. It is not the database's own lock, which would keep readers off, too.
 * @throws SQLITE_BUSY where another process has it
 */
export function lockDirectory(directory: string): DirectoryLock {
  const file = new File(restrictPermissions(join(directory, "skerry.lock")), { create: true });
  try {
    // A journal would be one more file, for a transaction that writes nothing.
    file.run("pragma journal_mode = memory");
    file.run("begin exclusive");
  } catch (error) {
    file.close();
    throw error;
  }
  return { release: () => file.close() };
}

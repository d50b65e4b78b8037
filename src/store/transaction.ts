import { PostgresAdapter } from "kysely";
import type { Database } from "./database.ts";
import { isBusyDatabase, LockWaitError } from "./databaseErrors.ts";
import { lockWaitLimit, lockWaitsOf, pollInterval, type Wait } from "./lockWaits.ts";
import { invalidate } from "./readCache.ts";

/** Whether other processes write to the database. An embedded database belongs to one process and serializes its writes. */
export const isShared = (db: Database): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

/**
 * Runs a change in a new transaction and drops cached reads after the commit.
 * @param patience milliseconds to wait for the start of a transaction on an embedded database
 * @throws LockWaitError if another process locks the embedded database for longer
 */
export async function inTransaction<Result>(
  db: Database,
  change: (transaction: Database) => Promise<Result>,
  patience = lockWaitLimit,
): Promise<Result> {
  if (!isShared(db)) return inEmbeddedTransaction(db, change, patience);
  const result = await db.transaction().execute(change);
  // An embedded database invalidates its cache at the commit.
  invalidate(db);
  return result;
}

/**
 * Another process, such as a backup tool, may hold SQLite's write lock. SQLite's own wait would block the event loop, so
 * this retries the start of the transaction and lets reads run in between.
 */
async function inEmbeddedTransaction<Result>(
  db: Database,
  change: (transaction: Database) => Promise<Result>,
  patience: number,
): Promise<Result> {
  const waits = lockWaitsOf(db);
  let wait: Wait | undefined;
  try {
    for (let attempts = 0; ; attempts++) {
      let hasBegun = false;
      try {
        return await db.transaction().execute((transaction) => {
          hasBegun = true;
          waits?.obtained(wait);
          return change(transaction);
        });
      } catch (error) {
        if (hasBegun || !isBusyDatabase(error)) throw error;
        wait ??= waits?.start();
        const waited = waits && wait ? waits.elapsed(wait) : attempts * pollInterval;
        if (waited >= patience) {
          if (wait) waits?.refused(wait);
          throw new LockWaitError("database", error);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, pollInterval));
    }
  } finally {
    if (wait) waits?.end(wait);
  }
}

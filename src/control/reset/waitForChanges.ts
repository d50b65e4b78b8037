import { sql } from "kysely";
import { setLockTimeout } from "#store/accountLocks.ts";
import type { Database } from "#store/database.ts";
import { errorCode, isLockTimeout } from "#store/databaseErrors.ts";
import { ControlError } from "../controlError.ts";

/** Milliseconds to wait for changes that run already. A stalled server holds a lock for at most eight seconds. */
const patience = 10_000;

/** SQLSTATE of a transaction that PostgreSQL ended because two waited for each other. */
const deadlock = "40P01";

/**
 * Waits until no transaction holds the lock of an account, and delays new ones. Locking rows would not suffice: a waiting
 * change would find its row deleted.
 */
export async function waitForChanges(transaction: Database): Promise<void> {
  await setLockTimeout(transaction, patience);
  try {
    await sql`lock table accounts in exclusive mode`.execute(transaction);
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    throw new ControlError(503, "A change holds the lock of an account for too long; try again.");
  }
}

/**
 * Reports a deadlock as a reason to try again: a call without the lock of its account wrote the same rows.
 * @throws ControlError 503, or the error itself
 */
export function asBusy(error: unknown): never {
  if (errorCode(error) !== deadlock) throw error;
  throw new ControlError(503, "A call changed the same data at the same time; try again.");
}

import { sql } from "kysely";
import { accountLocksOf, isLockObtained, lockAccount, setLockTimeout } from "./accountLocks.ts";
import type { Database } from "./database.ts";
import { isLockTimeout, LockWaitError } from "./databaseErrors.ts";
import { lockWaitLimit } from "./lockWaits.ts";
import { inTransaction, isShared } from "./transaction.ts";

/** Milliseconds for which a read waits for a lock. Then it returns the state before the change that holds the lock. */
const readPatience = 250;

/**
 * Changes the resources of one account in a new transaction. Changes to the same account run one after the other, across
 * all processes, so data read inside stays valid. The lock is a row lock on the account; it ends with the transaction, also
 * if the process crashes or stalls. Other accounts are not blocked.
 * @throws LockWaitError if the lock is not available within `lockWaitLimit`
 * @throws LockQueueFullError if too many calls of the account wait
 */
export async function withAccountLock<Result>(
  db: Database,
  account: string,
  change: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  const locks = accountLocksOf(db);
  if (locks) return locks.run(db, account, change, lockWaitLimit);
  return inTransaction(db, async (transaction) => {
    if (isShared(db)) await lockAccount(transaction, account).execute();
    return change(transaction);
  });
}

/** Like withAccountLock, but skips the change if another transaction holds the lock. @returns whether the change ran */
export async function tryWithAccountLock(
  db: Database,
  account: string,
  change: (transaction: Database) => Promise<void>,
): Promise<boolean> {
  const locks = accountLocksOf(db);
  if (locks) return locks.tryRun(db, account, change);
  return orFalse(
    inTransaction(
      db,
      async (transaction) => {
        if (isShared(db) && !(await isLockObtained(transaction, account))) return false;
        await change(transaction);
        return true;
      },
      0,
    ),
  );
}

/**
 * Like withAccountLock, for a read that needs the change but can do without it: waits for `readPatience` at most, and not at
 * all while the lock of the account is known to be held for long. @returns whether the change ran
 */
export async function brieflyWithAccountLock(
  db: Database,
  account: string,
  change: (transaction: Database) => Promise<void>,
): Promise<boolean> {
  const locks = accountLocksOf(db);
  if (locks?.isContended(account)) return locks.tryRun(db, account, change);
  const run = async (transaction: Database): Promise<boolean> => {
    await change(transaction);
    return true;
  };
  return orFalse(locks ? locks.run(db, account, run, readPatience) : inTransaction(db, run, readPatience));
}

/** Turns a lock that was not available into `false`. */
async function orFalse(attempt: Promise<boolean>): Promise<boolean> {
  try {
    return await attempt;
  } catch (error) {
    if (error instanceof LockWaitError) return false;
    throw error;
  }
}

/** Runs a write of a read call in a transaction that waits for row locks for `readPatience` at most. */
export async function withBriefRowLocks(db: Database, change: (transaction: Database) => Promise<void>): Promise<void> {
  if (!isShared(db)) return change(db);
  try {
    await inTransaction(db, async (transaction) => {
      await setLockTimeout(transaction, readPatience);
      await change(transaction);
    });
  } catch (error) {
    throw isLockTimeout(error) ? new LockWaitError("account", error) : error;
  }
}

/** Advisory lock id that every Skerry process uses. Other programs in the same database must not use it. */
const globalLockId = 20_324;

/**
 * Milliseconds for a transaction on the whole cloud: a migration or a new world may take longer than a call. A statement may
 * take longer than a transaction may be idle, so that a start survives another one that stalls while it holds the lock.
 */
const globalTimeouts = { statement: 35_000, idleTransaction: 25_000 } as const;

/** Changes the whole cloud in a transaction. Only one process at a time runs such a transaction. */
export function withGlobalLock<Result>(
  db: Database,
  change: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  return inTransaction(db, async (transaction) => {
    if (isShared(db)) {
      await sql`select set_config('statement_timeout', ${String(globalTimeouts.statement)}, true),
        set_config('idle_in_transaction_session_timeout', ${String(globalTimeouts.idleTransaction)}, true),
        set_config('lock_timeout', '0', true)`.execute(transaction);
      await sql`select pg_advisory_xact_lock(${sql.lit(globalLockId)})`.execute(transaction);
    }
    return change(transaction);
  });
}

import { PostgresAdapter, sql } from "kysely";
import type { Database } from "./database.ts";
import { invalidate } from "./readCache.ts";

/** Whether other processes write to the database. An embedded database belongs to one process and serializes its writes. */
export const isShared = (db: Database): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

/**
 * Changes the resources of one account in a new transaction. Changes to the same account run one after the other, across
 * all processes, so data read inside stays valid. The lock is a row lock on the account; it ends with the transaction, also
 * if the process crashes. Other accounts are not blocked.
 */
export function withAccountLock<Result>(
  db: Database,
  account: string,
  change: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  return inTransaction(db, async (transaction) => {
    if (isShared(db)) await lockAccount(transaction, account).execute();
    return change(transaction);
  });
}

/** Like withAccountLock, but skips the change if another process holds the lock. @returns whether the change ran */
export function tryWithAccountLock(
  db: Database,
  account: string,
  change: (transaction: Database) => Promise<void>,
): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    if (isShared(db) && !(await lockAccount(transaction, account).skipLocked().executeTakeFirst())) return false;
    await change(transaction);
    return true;
  });
}

/** Advisory lock id that every Skerry process uses. Other programs in the same database must not use it. */
const globalLockId = 20_324;

/** Changes the whole cloud in a transaction. Only one process at a time runs such a transaction. */
export function withGlobalLock<Result>(
  db: Database,
  change: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  return inTransaction(db, async (transaction) => {
    if (isShared(db)) await sql`select pg_advisory_xact_lock(${sql.lit(globalLockId)})`.execute(transaction);
    return change(transaction);
  });
}

const lockAccount = (transaction: Database, account: string) =>
  transaction.selectFrom("accounts").select("uin").where("uin", "=", account).forNoKeyUpdate();

async function inTransaction<Result>(
  db: Database,
  change: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  const result = await db.transaction().execute(change);
  // An embedded database invalidates its cache at the commit.
  if (isShared(db)) invalidate(db);
  return result;
}

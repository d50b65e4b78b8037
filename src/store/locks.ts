import { PostgresAdapter, sql } from "kysely";
import type { Database } from "./database.ts";
import { invalidate } from "./readCache.ts";

/** Whether other processes write to the database, too. An embedded one is this process's own, and writes one by one. */
export const isShared = (db: Database): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

/**
 * Changes what one account has, in a transaction of its own. Changes of the same account follow each other, whichever
 * processes make them, so what is read in one does not change under it: the turn is a lock on the account's row, which
 * ends with the transaction, and so with a process that dies. What other accounts have is theirs to change.
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

/** The same, unless another process has the account's turn just now. @returns whether the change was made */
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

/** Any number that every Skerry takes for the lock, and nobody else in the same database. */
const globalLockId = 20_324;

/** Changes the cloud as a whole, in a transaction that no other process's like it overlaps. */
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
  // An embedded database has seen the commit itself.
  if (isShared(db)) invalidate(db);
  return result;
}

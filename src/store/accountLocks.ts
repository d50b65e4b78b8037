import { sql } from "kysely";
import { AccountQueue } from "./accountQueue.ts";
import type { Database } from "./database.ts";
import { isLockTimeout, LockWaitError } from "./databaseErrors.ts";
import { type LockWaits, lockWaitLimit, pollInterval } from "./lockWaits.ts";
import type { MonotonicClock } from "./readCache.ts";
import { inTransaction } from "./transaction.ts";

/**
 * The account locks of one server on a shared database. Another server that stalls while it holds the lock of an account
 * must not affect other accounts. Therefore an account uses at most one connection, and at most half of the pool waits for
 * locks. Further waits try again from time to time and hold no connection in between.
 */
export class AccountLocks {
  private readonly queues = new Map<string, AccountQueue>();
  /** Accounts whose lock a recent call did not get. */
  private readonly contended = new Set<string>();
  private blockedConnections = 0;
  private readonly maxBlockedConnections: number;

  /** @param connections size of the connection pool */
  constructor(
    private readonly clock: MonotonicClock,
    private readonly waits: LockWaits,
    connections: number,
  ) {
    this.maxBlockedConnections = Math.floor(connections / 2);
  }

  /** Whether the last wait for the lock of an account was refused. */
  isContended(account: string): boolean {
    return this.contended.has(account);
  }

  /**
   * Runs a change in a transaction that holds the lock of an account.
   * @param patience milliseconds to wait for the lock, from the call to this function
   * @throws LockWaitError, LockQueueFullError
   */
  async run<Result>(
    db: Database,
    account: string,
    change: (transaction: Database) => Promise<Result>,
    patience: number,
  ): Promise<Result> {
    const wait = this.waits.start();
    try {
      const queue = this.queueOf(account);
      const turn = queue.enter(patience);
      // Not awaited if the queue is empty: an await would yield to other requests.
      if (turn) await turn;
      try {
        return await this.attempt(db, account, wait.since + patience, async (transaction) => {
          this.waits.obtained(wait);
          this.contended.delete(account);
          return change(transaction);
        });
      } finally {
        queue.leave();
        if (queue.isIdle) this.queues.delete(account);
      }
    } catch (error) {
      if (error instanceof LockWaitError) {
        this.waits.refused(wait);
        this.contended.add(account);
      }
      throw error;
    } finally {
      this.waits.end(wait);
    }
  }

  /** Runs a change if the lock of an account is free. @returns whether the change ran */
  tryRun(db: Database, account: string, change: (transaction: Database) => Promise<void>): Promise<boolean> {
    return inTransaction(db, async (transaction) => {
      if (!(await isLockObtained(transaction, account))) return false;
      this.contended.delete(account);
      await change(transaction);
      return true;
    });
  }

  private queueOf(account: string): AccountQueue {
    const existing = this.queues.get(account);
    if (existing) return existing;
    const queue = new AccountQueue();
    this.queues.set(account, queue);
    return queue;
  }

  private async attempt<Result>(
    db: Database,
    account: string,
    deadline: number,
    change: (transaction: Database) => Promise<Result>,
  ): Promise<Result> {
    for (;;) {
      const outcome = await inTransaction(db, async (transaction) => {
        const isLocked =
          (await isLockObtained(transaction, account)) || (await this.waitInDatabase(transaction, account, deadline));
        return isLocked ? { result: await change(transaction) } : undefined;
      });
      if (outcome) return outcome.result;
      if (this.clock.now() >= deadline) throw new LockWaitError("account");
      await new Promise((resolve) => setTimeout(resolve, pollInterval));
    }
  }

  /** @returns whether the lock was obtained; false at once if too many connections wait already */
  private async waitInDatabase(transaction: Database, account: string, deadline: number): Promise<boolean> {
    if (this.blockedConnections >= this.maxBlockedConnections) return false;
    this.blockedConnections++;
    try {
      await setLockTimeout(transaction, Math.max(pollInterval, Math.ceil(deadline - this.clock.now())));
      await lockAccount(transaction, account).execute();
    } catch (error) {
      throw isLockTimeout(error) ? new LockWaitError("account", error) : error;
    } finally {
      this.blockedConnections--;
    }
    await setLockTimeout(transaction, lockWaitLimit);
    return true;
  }
}

/** Limits later waits of a transaction for locks, in milliseconds. */
export const setLockTimeout = (transaction: Database, milliseconds: number): Promise<unknown> =>
  sql`select set_config('lock_timeout', ${String(milliseconds)}, true)`.execute(transaction);

/** The statement that locks an account until the transaction ends. */
export const lockAccount = (transaction: Database, account: string) =>
  transaction.selectFrom("accounts").select("uin").where("uin", "=", account).forNoKeyUpdate();

/** Locks an account without waiting. @returns whether the lock was obtained */
export const isLockObtained = async (transaction: Database, account: string): Promise<boolean> =>
  (await lockAccount(transaction, account).skipLocked().executeTakeFirst()) !== undefined;

const attached = new WeakMap<Database, AccountLocks>();

export function attachAccountLocks(db: Database, locks: AccountLocks): void {
  attached.set(db, locks);
}

/** The account locks of a server; undefined on an embedded database and for a command. */
export const accountLocksOf = (db: Database): AccountLocks | undefined => attached.get(db);

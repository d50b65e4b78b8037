import type { PoolClient } from "pg";
import type { RunningCall } from "./calls.ts";

/** One connection of a server to the database. */
export class GatedConnection {
  /** The call that uses the connection. */
  call: RunningCall | undefined;
  isInTransaction = false;
  /** Whether its transaction holds the lock of an account. A transaction that did not get the lock changes nothing. */
  holdsLock = false;
  /** Milliseconds for which a statement of the transaction waits for a lock. */
  lockTimeout = Number.POSITIVE_INFINITY;
  /** Whether the database has ended it. */
  isLost = false;

  constructor(
    readonly server: number,
    readonly client: PoolClient,
  ) {}
}

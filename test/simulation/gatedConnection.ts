import type { PoolClient } from "pg";
import type { RunningCall } from "./calls.ts";

/** One connection of a server to the database. */
export class GatedConnection {
  /** The call that uses the connection. */
  call: RunningCall | undefined;
  isInTransaction = false;
  /** Milliseconds for which a statement of the transaction waits for a lock. */
  lockTimeout = Number.POSITIVE_INFINITY;
  /** Whether the database has ended it. */
  isLost = false;

  constructor(
    readonly server: number,
    readonly client: PoolClient,
  ) {}
}

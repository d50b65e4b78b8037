import { AsyncLocalStorage } from "node:async_hooks";

/** The end of a transaction. */
export interface TransactionEnd {
  /** Its place in the order of all ends. */
  readonly position: number;
  readonly outcome: "commit" | "rollback";
  /** By no server's clock, in milliseconds. */
  readonly time: number;
  /** The latest clock of any server at that time, in epoch milliseconds. */
  readonly latestClock: number;
}

/** A call that a server handles. */
export interface RunningCall {
  /** For the trace: client and action. */
  readonly name: string;
  /** The end of its own transaction; due work that the call runs has others. */
  end: TransactionEnd | undefined;
  /** Whether a fault hit it, so that it may have skipped due work or lost the confirmation of its commit. */
  isDisturbed: boolean;
  /** Whether another call of the account ran at the same time. */
  isContended: boolean;
  /** Set if this is due work in the course of a call. */
  readonly dueWorkOf?: RunningCall;
}

/** The call in whose course a statement is issued. */
export const callStore = new AsyncLocalStorage<RunningCall>();

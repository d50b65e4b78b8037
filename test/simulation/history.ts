/** A request and its outcome, as the checker reads it after the simulation. */
export interface CallRecord {
  readonly client: number;
  readonly server: number;
  readonly account: number;
  readonly action: string;
  readonly request: Readonly<Record<string, unknown>>;
  /** The server's clock when the call started, in epoch milliseconds. */
  readonly now: number;
  /** The time when the call started and when it took effect, by no server's clock, in milliseconds. */
  readonly startTime: number;
  readonly time: number;
  /** How many transactions had ended when the call started. */
  readonly startPosition: number;
  /** How many had ended when it ended. Infinity for a call that its server did not survive. */
  readonly endPosition: number;
  /** When it took effect: the place of its own transaction, or of its end if it had none. */
  readonly position: number;
  /** The latest clock of any server at that place. */
  readonly latestClock: number;
  readonly outcome: Outcome;
  readonly isDisturbed: boolean;
  /** Whether another call of the account ran at the same time, and may have held its lock. */
  readonly isContended: boolean;
}

/**
 * - `response`: the server answered, with an error code or, if it is empty, a result; the client may not have received it
 * - `unknown but committed`: the transaction committed, but the server does not know it or did not survive
 * - `nothing`: no transaction committed
 */
export type Outcome =
  | { readonly kind: "response"; readonly code: string; readonly response: Readonly<Record<string, unknown>> }
  | { readonly kind: "unknown but committed" }
  | { readonly kind: "nothing" };

/** A response that no order of the calls explains. */
export class InconsistencyError extends Error {
  override readonly name = "InconsistencyError";

  constructor(record: CallRecord, reason: string) {
    const { outcome, ...call } = record;
    const code = outcome.kind === "response" ? { code: outcome.code } : {};
    super(`${reason}: ${JSON.stringify({ ...call, kind: outcome.kind, ...code })}`);
  }
}

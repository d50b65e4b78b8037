/** SQLite failures caused by the disk or by the content of the file. */
const sqliteCodes = /^SQLITE_(?:BUSY|CANTOPEN|CORRUPT|FULL|IOERR|LOCKED|NOTADB|PERM|READONLY)/;

/** PostgreSQL is unreachable, has no free connection or refuses the connection. */
export class ConnectionError extends Error {
  override readonly name: string = "ConnectionError";

  constructor(cause: unknown) {
    super((cause instanceof Error && cause.message) || errorCode(cause), { cause });
  }
}

/** All connections of the pool were in use for longer than a call may wait for one. */
export class NoFreeConnectionError extends ConnectionError {
  override readonly name = "NoFreeConnectionError";
}

/** What holds a lock for longer than a call may wait: another call of the account, or another process on the database file. */
export type LockHolder = "account" | "database";

const lockHolders: Readonly<Record<LockHolder, string>> = {
  account: "the lock of the account is held by another call",
  database: "the database is locked by another process",
};

/** A lock was not available in time, or is not waited for. Nothing was changed, so the call may be retried. */
export class LockWaitError extends Error {
  override readonly name: string = "LockWaitError";
  /** The code of the database, if it ended the wait. */
  readonly code: string;

  constructor(
    readonly holder: LockHolder,
    cause?: unknown,
  ) {
    super(lockHolders[holder], { cause });
    this.code = errorCode(cause);
  }
}

/** Too many calls of an account already wait for its lock. */
export class LockQueueFullError extends LockWaitError {
  override readonly name = "LockQueueFullError";

  constructor() {
    super("account");
  }
}

/**
 * SQLSTATE codes for missing privileges, exhausted resources, timeouts, locks and lost connections, and network error codes. The client
 * reports a connection that has already ended by a message without a code.
 */
const postgresCodes = /^(?:ECONNRESET|EPIPE|ETIMEDOUT|08...|25P0[23]|42501|55P03|53...|57...|58...)$/;
const clientMessages = /^Connection terminated|not queryable/;

export const isSqliteFailure = (error: unknown): boolean => sqliteCodes.test(errorCode(error));

export const isPostgresFailure = (error: unknown): boolean =>
  error instanceof ConnectionError ||
  postgresCodes.test(errorCode(error)) ||
  (error instanceof Error && clientMessages.test(error.message));

/** Whether another process holds SQLite's lock. */
export const isBusyDatabase = (error: unknown): boolean => /^SQLITE_BUSY/.test(errorCode(error));

/** Whether PostgreSQL ended a wait for a lock (`lock_timeout`). */
export const isLockTimeout = (error: unknown): boolean => errorCode(error) === "55P03";

/** Whether PostgreSQL ended a transaction that was idle for too long, and so released its locks. */
export const isIdleTimeout = (error: unknown): boolean => errorCode(error) === "25P03";

/** Whether the database failed, so that a retry may succeed. Also checks the causes of an error. */
export function isDatabaseFailure(error: unknown): boolean {
  if (isSqliteFailure(error) || isPostgresFailure(error)) return true;
  return error instanceof Error && error.cause !== undefined && isDatabaseFailure(error.cause);
}

/** The code of an error; empty if it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** SQLite failures caused by the disk or by the content of the file. */
const sqliteCodes = /^SQLITE_(?:BUSY|CANTOPEN|CORRUPT|FULL|IOERR|LOCKED|NOTADB|PERM|READONLY)/;

/** PostgreSQL is unreachable, has no free connection or refuses the connection. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";

  constructor(cause: unknown) {
    super((cause instanceof Error && cause.message) || errorCode(cause), { cause });
  }
}

/**
 * SQLSTATE codes for missing privileges, exhausted resources, timeouts and lost connections, and network error codes. The client
 * reports a connection that has already ended by a message without a code.
 */
const postgresCodes = /^(?:ECONNRESET|EPIPE|ETIMEDOUT|08...|25P0[23]|42501|53...|57...|58...)$/;
const clientMessages = /^Connection terminated|not queryable/;

export const isSqliteFailure = (error: unknown): boolean => sqliteCodes.test(errorCode(error));

export const isPostgresFailure = (error: unknown): boolean =>
  error instanceof ConnectionError ||
  postgresCodes.test(errorCode(error)) ||
  (error instanceof Error && clientMessages.test(error.message));

/** Whether the database failed, so that a retry may succeed. Also checks the causes of an error. */
export function isDatabaseFailure(error: unknown): boolean {
  if (isSqliteFailure(error) || isPostgresFailure(error)) return true;
  return error instanceof Error && error.cause !== undefined && isDatabaseFailure(error.cause);
}

/** The code of an error; empty if it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

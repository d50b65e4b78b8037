/** Failures of the embedded engine that come from the disk or from what lies in the file. */
const sqliteCodes = /^SQLITE_(?:BUSY|CANTOPEN|CORRUPT|FULL|IOERR|LOCKED|NOTADB|PERM|READONLY)/;

/** There is no connection to PostgreSQL to be had: it is not there, has no room for one or refuses it. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";

  constructor(cause: unknown) {
    super((cause instanceof Error && cause.message) || errorCode(cause), { cause });
  }
}

/**
 * PostgreSQL's own refusals of a right, room or time, and ends of a connection (SQLSTATE), or of what lies between. Its client
 * has no code for one that it finds ended.
 */
const postgresCodes = /^(?:ECONNRESET|EPIPE|ETIMEDOUT|08...|25P0[23]|42501|53...|57...|58...)$/;
const clientMessages = /^Connection terminated|not queryable/;

export const isSqliteFailure = (error: unknown): boolean => sqliteCodes.test(errorCode(error));

export const isPostgresFailure = (error: unknown): boolean =>
  error instanceof ConnectionError ||
  postgresCodes.test(errorCode(error)) ||
  (error instanceof Error && clientMessages.test(error.message));

/** Whether what keeps the data could not do its work, so that the same may succeed later; also as the cause of another failure. */
export function isDatabaseFailure(error: unknown): boolean {
  if (isSqliteFailure(error) || isPostgresFailure(error)) return true;
  return error instanceof Error && error.cause !== undefined && isDatabaseFailure(error.cause);
}

/** The code of a failure; empty for one without. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

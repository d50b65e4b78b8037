/** Failures of the embedded engine that come from the disk or from what lies in the file. */
const ofSqlite = /^SQLITE_(?:BUSY|CANTOPEN|CORRUPT|FULL|IOERR|LOCKED|NOTADB|PERM|READONLY)/;

/**
 * Failures to reach PostgreSQL, and its own refusals of a connection, a database, a right, room or time (SQLSTATE). Its client
 * has no codes for what it finds itself.
 */
const ofPostgres = /^(?:E[A-Z_]+|08...|25P0[23]|28...|3D000|42501|53...|57...|58...)$/;
const ofItsClient = /^Connection terminated|timeout|not queryable/;

export const sqliteFailed = (error: unknown): boolean => ofSqlite.test(codeOf(error));

export const postgresFailed = (error: unknown): boolean =>
  ofPostgres.test(codeOf(error)) || (error instanceof Error && ofItsClient.test(error.message));

/** Whether what keeps the data could not do its work, so that the same may succeed later; also as the cause of another failure. */
export function databaseFailed(error: unknown): boolean {
  if (sqliteFailed(error) || postgresFailed(error)) return true;
  return error instanceof Error && error.cause !== undefined && databaseFailed(error.cause);
}

/** The code of a failure; empty for one without. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

import { errorCode, isPostgresFailure, isSqliteFailure } from "#store/databaseErrors.ts";
import { UnusableDatabaseError } from "#store/unusableDatabaseError.ts";

/** Something outside of Skerry keeps it from serving. The message says what and where; a stack would help nobody. */
export class StartupError extends Error {
  override readonly name = "StartupError";
}

/** Failures of the file system. */
const ofTheDisk = /^E[A-Z0-9]+$/;

/** What to say of a failure to open the data; the failure itself where it is a fault of ours. */
export function dataError(error: unknown, directory: string | undefined, what: "keep" | "read" = "keep"): unknown {
  if (error instanceof UnusableDatabaseError) return new StartupError(`${directory} (--data) ${error.message}`);
  if (directory === undefined || !(error instanceof Error)) return error;
  if (!ofTheDisk.test(errorCode(error)) && !isSqliteFailure(error)) return error;
  return new StartupError(`cannot ${what} data in ${directory} (--data): ${error.message}`);
}

/** What to say of a failure to reach the server that counts requests; a password in its URL is not told. */
export function redisError(error: unknown, { protocol, host }: URL): unknown {
  if (!(error instanceof Error)) return error;
  return new StartupError(`cannot count requests at ${protocol}//${host} (--redis): ${error.message}`);
}

/** What to say of a failure to open a PostgreSQL database; the failure itself where it is a fault of ours. */
export function databaseError(error: unknown, url: string, what: "keep" | "read" = "keep"): unknown {
  if (error instanceof UnusableDatabaseError)
    return new StartupError(`${withoutPassword(url)} (--database) ${error.message}`);
  if (!(error instanceof Error) || !isPostgresFailure(error)) return error;
  return new StartupError(`cannot ${what} data in ${withoutPassword(url)} (--database): ${error.message}`);
}

/** For people: a URL of a database without what lets in. */
export function withoutPassword(url: string): string {
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username ? `${username}@` : ""}${host}${pathname}`;
}

/** What to say of a failure to listen; the failure itself where it is a fault of ours. */
export function listenError(error: unknown, host: string, port: number): unknown {
  const code = errorCode(error);
  if (code === "EADDRINUSE") return new StartupError(`port ${port} of ${host} is in use; give another --port, or 0`);
  if (code === "EADDRNOTAVAIL") return new StartupError(`${host} is no address of this machine; give another --host`);
  if (code === "EACCES") return new StartupError(`may not listen on port ${port} of ${host}; give another --port`);
  return error;
}

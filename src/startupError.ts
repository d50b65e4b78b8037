import { errorCode, isPostgresFailure, isSqliteFailure } from "#store/databaseErrors.ts";
import { UnusableDatabaseError } from "#store/unusableDatabaseError.ts";

/** Something outside Skerry prevents a command from running. The message names what and where; it is printed without a stack. */
export class StartupError extends Error {
  override readonly name = "StartupError";
}

/** Error codes of the file system. */
const fileSystemCodes = /^E[A-Z0-9]+$/;

/** Converts a failure to open the data directory to a StartupError. Returns unexpected errors unchanged. */
export function dataError(error: unknown, directory: string | undefined, purpose: "store" | "read" = "store"): unknown {
  if (error instanceof UnusableDatabaseError) return new StartupError(`${directory} (--data) ${error.message}`);
  if (directory === undefined || !(error instanceof Error)) return error;
  if (!fileSystemCodes.test(errorCode(error)) && !isSqliteFailure(error)) return error;
  return new StartupError(`cannot ${purpose} data in ${directory} (--data): ${error.message}`);
}

/** Converts a failure to reach Redis to a StartupError. The message omits the password in the URL. */
export function redisError(error: unknown, { protocol, host }: URL): unknown {
  if (!(error instanceof Error)) return error;
  return new StartupError(`cannot count requests at ${protocol}//${host} (--redis): ${error.message}`);
}

/** Converts a failure to open PostgreSQL to a StartupError. Returns unexpected errors unchanged. */
export function databaseError(error: unknown, url: string, purpose: "store" | "read" = "store"): unknown {
  if (error instanceof UnusableDatabaseError)
    return new StartupError(`${withoutPassword(url)} (--database) ${error.message}`);
  if (!(error instanceof Error) || !isPostgresFailure(error)) return error;
  return new StartupError(`cannot ${purpose} data in ${withoutPassword(url)} (--database): ${error.message}`);
}

/** A database URL without its password and parameters, for messages. */
export function withoutPassword(url: string): string {
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username ? `${username}@` : ""}${host}${pathname}`;
}

/** Converts a failure to listen to a StartupError. Returns unexpected errors unchanged. */
export function listenError(error: unknown, host: string, port: number): unknown {
  const code = errorCode(error);
  if (code === "EADDRINUSE")
    return new StartupError(`port ${port} on ${host} is in use; choose another --port, or 0 for a free one`);
  if (code === "EADDRNOTAVAIL")
    return new StartupError(`${host} is not an address of this machine; choose another --host`);
  if (code === "EACCES")
    return new StartupError(`no permission to listen on port ${port} on ${host}; choose another --port`);
  return error;
}

import { Unfit } from "#store/unfit.ts";

/** Something outside of Skerry keeps it from serving. The message says what and where; a stack would help nobody. */
export class Hindrance extends Error {
  override readonly name = "Hindrance";
}

/** Failures of the file system, and of what lies in it where a database is expected; any other is a fault of ours. */
const ofTheDisk = /^(?:E[A-Z0-9]+|SQLITE_(?:BUSY|CANTOPEN|CORRUPT|FULL|IOERR|LOCKED|NOTADB|PERM|READONLY).*)$/;

/** What to say of a failure to open the data; the failure itself where it is a fault of ours. */
export function ofData(error: unknown, directory: string | undefined, what: "keep" | "read" = "keep"): unknown {
  if (error instanceof Unfit) return new Hindrance(`${directory} (--data) ${error.message}`);
  if (directory === undefined || !(error instanceof Error) || !ofTheDisk.test(codeOf(error))) return error;
  return new Hindrance(`cannot ${what} data in ${directory} (--data): ${error.message}`);
}

/** What to say of a failure to reach the server that counts requests; a password in its URL is not told. */
export function ofRedis(error: unknown, { protocol, host }: URL): unknown {
  if (!(error instanceof Error)) return error;
  return new Hindrance(`cannot count requests at ${protocol}//${host} (--redis): ${error.message}`);
}

/** Failures to reach PostgreSQL, and its own refusals of a connection, a database or a right (SQLSTATE). */
const ofTheServer = /^(?:E[A-Z_]+|28...|3D000|42501|53...|57P..|08...)$/;

/** What to say of a failure to open a PostgreSQL database; the failure itself where it is a fault of ours. */
export function ofDatabase(error: unknown, url: string, what: "keep" | "read" = "keep"): unknown {
  if (error instanceof Unfit) return new Hindrance(`${withoutPassword(url)} (--database) ${error.message}`);
  if (!(error instanceof Error)) return error;
  const reachable = !ofTheServer.test(codeOf(error)) && !error.message.includes("timeout");
  if (reachable) return error;
  const said = error.message || codeOf(error);
  return new Hindrance(`cannot ${what} data in ${withoutPassword(url)} (--database): ${said}`);
}

/** For people: a URL of a database without what lets in. */
export function withoutPassword(url: string): string {
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username ? `${username}@` : ""}${host}${pathname}`;
}

/** What to say of a failure to listen; the failure itself where it is a fault of ours. */
export function ofListening(error: unknown, host: string, port: number): unknown {
  const code = codeOf(error);
  if (code === "EADDRINUSE") return new Hindrance(`port ${port} of ${host} is in use; give another --port, or 0`);
  if (code === "EADDRNOTAVAIL") return new Hindrance(`${host} is no address of this machine; give another --host`);
  if (code === "EACCES") return new Hindrance(`may not listen on port ${port} of ${host}; give another --port`);
  return error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

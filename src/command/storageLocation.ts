import { join } from "node:path";
import type { Database, OpenedDatabase } from "#store/database.ts";
import { connectSqlite, openSqliteReadOnly } from "#store/sqlite.ts";
import { databaseError, dataError, withoutPassword } from "../startupError.ts";
import { databaseUrl, UsageError } from "./optionValues.ts";

/** Where a cloud is stored. */
export interface StorageLocation {
  /** The URL of a PostgreSQL database; if undefined, the embedded database in `data` is used. */
  readonly database: string | undefined;
  readonly data: string;
  readonly keyFile: string;
}

/** The flags for the location, for the commands export, import and rekey. */
export const locationFlags = {
  data: { type: "string" },
  database: { type: "string" },
  "key-file": { type: "string" },
} as const;

/** @throws UsageError */
export function locationOf(
  flags: { readonly [Flag in keyof typeof locationFlags]?: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
): StorageLocation {
  const value = (flag: keyof typeof locationFlags, variable: string): string | undefined => {
    if (flags[flag] === "") throw new UsageError(`--${flag} must not be empty`);
    return flags[flag] ?? (env[variable] || undefined);
  };
  const [data, url] = [value("data", "SKERRY_DATA"), value("database", "SKERRY_DATABASE")];
  const database = databaseUrl(url === undefined ? undefined : { name: "--database", value: url });
  if (database !== undefined && data !== undefined) throw new UsageError("--data and --database cannot be combined");
  const directory = data ?? ".skerry";
  const keyFile = value("key-file", "SKERRY_KEY_FILE") ?? (database ? undefined : join(directory, "skerry.key"));
  if (keyFile === undefined)
    throw new UsageError("--database requires --key-file, the file with the key for its secrets");
  return { database, data: directory, keyFile };
}

/** Opens a database for reading. An embedded database may be in use by a server. */
export async function openForReading({ database, data }: StorageLocation): Promise<Database> {
  return database === undefined ? openSqliteReadOnly(data) : (await connect(database)).database;
}

/** Opens a database to create its tables. Locks an embedded database. */
export async function openForImport({ database, data }: StorageLocation): Promise<OpenedDatabase> {
  return database === undefined ? connectSqlite(data) : connect(database);
}

async function connect(url: string): Promise<OpenedDatabase> {
  const { connectPostgres } = await import("#store/postgres.ts");
  // A lost idle connection shows at the next query.
  return connectPostgres(url, 1, () => {});
}

/** The location for messages, without a password. */
export const displayName = ({ database, data }: StorageLocation): string =>
  database ? withoutPassword(database) : data;

/** Converts a failure of the location to a StartupError. Returns unexpected errors unchanged. */
export const storageError = (
  error: unknown,
  { database, data }: StorageLocation,
  purpose: "store" | "read",
): unknown => (database ? databaseError(error, database, purpose) : dataError(error, data, purpose));

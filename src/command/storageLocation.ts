import { join } from "node:path";
import type { Database, OpenedDatabase } from "#store/database.ts";
import { connectSqlite, openSqliteReadOnly } from "#store/sqlite.ts";
import { databaseError, dataError, withoutPassword } from "../startupError.ts";
import { databaseUrl, UsageError } from "./optionValues.ts";

/** Where a cloud is kept. */
export interface StorageLocation {
  /** A PostgreSQL database; else there is a directory with the embedded one. */
  readonly database: string | undefined;
  readonly data: string;
  readonly keyFile: string;
}

/** The flags that tell it, for those commands that do more with a cloud than to serve it. */
export const locationFlags = {
  data: { type: "string" },
  database: { type: "string" },
  "key-file": { type: "string" },
} as const;

/** @throws UsageError */
export function locationOf(
  given: { readonly [Flag in keyof typeof locationFlags]?: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
): StorageLocation {
  const value = (flag: keyof typeof locationFlags, variable: string): string | undefined => {
    if (given[flag] === "") throw new UsageError(`--${flag} must not be empty`);
    return given[flag] ?? (env[variable] || undefined);
  };
  const [data, url] = [value("data", "SKERRY_DATA"), value("database", "SKERRY_DATABASE")];
  const database = databaseUrl(url === undefined ? undefined : { name: "--database", value: url });
  if (database !== undefined && data !== undefined) throw new UsageError("--data and --database exclude each other");
  const directory = data ?? ".skerry";
  const keyFile = value("key-file", "SKERRY_KEY_FILE") ?? (database ? undefined : join(directory, "skerry.key"));
  if (keyFile === undefined) throw new UsageError("--database needs --key-file: where the key of its secrets is");
  return { database, data: directory, keyFile };
}

/** Opens what is there, to look at: of an embedded database, also while a server has it. */
export async function openForReading({ database, data }: StorageLocation): Promise<Database> {
  return database === undefined ? openSqliteReadOnly(data) : (await connect(database)).database;
}

/** Opens what is there, to put tables into it; an embedded database is this process's alone. */
export async function openForImport({ database, data }: StorageLocation): Promise<OpenedDatabase> {
  return database === undefined ? connectSqlite(data) : connect(database);
}

async function connect(url: string): Promise<OpenedDatabase> {
  const { connectPostgres } = await import("#store/postgres.ts");
  // What is lost while nothing is asked shows at the next question.
  return connectPostgres(url, 1, () => {});
}

/** For people. */
export const displayName = ({ database, data }: StorageLocation): string =>
  database ? withoutPassword(database) : data;

/** What to say of a failure there; the failure itself where it is a fault of ours. */
export const storageError = (error: unknown, { database, data }: StorageLocation, what: "keep" | "read"): unknown =>
  database ? databaseError(error, database, what) : dataError(error, data, what);

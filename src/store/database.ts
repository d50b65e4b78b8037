import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Typed access to the tables, on either engine. */
export type Database = Kysely<Tables>;

/** An open database whose migrations have not been applied yet. */
export interface OpenedDatabase {
  readonly database: Database;
  readonly run: StatementRunner;
}

/** Runs plain SQL statements in a transaction. The query builder would take longer than the statements themselves. */
export type StatementRunner = (transaction: Database, statements: readonly string[]) => void | Promise<void>;

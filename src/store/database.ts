import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Typed access to the tables, whatever engine keeps them. */
export type Database = Kysely<Tables>;

/** A database as it is found: not brought up to date yet. */
export interface OpenedDatabase {
  readonly database: Database;
  readonly run: StatementRunner;
}

/** Carries out plain statements on a transaction: going through the query builder for each takes longer than they do. */
export type StatementRunner = (transaction: Database, statements: readonly string[]) => void | Promise<void>;

import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Typed access to the tables, whatever engine keeps them. */
export type Database = Kysely<Tables>;

import type { QueryExecutorProvider, SchemaModule } from "kysely";

/** What a migration may touch: tables, indexes and rows, with no types, because it sees the database of its time. */
export interface Schema extends QueryExecutorProvider {
  readonly schema: SchemaModule;
}

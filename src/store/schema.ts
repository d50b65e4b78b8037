import type { SchemaModule } from "kysely";

/** What a migration may touch: tables and indexes, with no types, because it sees the database of its time. */
export interface Schema {
  readonly schema: SchemaModule;
}

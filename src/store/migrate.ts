import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import * as m0001 from "./migrations/0001-identity.ts";
import * as m0002 from "./migrations/0002-images.ts";
import * as m0003 from "./migrations/0003-access.ts";
import type { Tables } from "./tables.ts";

/** Numbered and only ever added to: a database written by an older version walks the rest of the list. */
const migrations: Readonly<Record<string, Migration>> = {
  "0001-identity": m0001,
  "0002-images": m0002,
  "0003-access": m0003,
};

/** Brings the tables up to date, all in one transaction. */
export async function migrate(database: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

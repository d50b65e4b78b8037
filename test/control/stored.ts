import { sql } from "kysely";
import type { Database } from "#store/database.ts";
import { latestVersion } from "#store/migrate.ts";
import { tableShapes } from "#store/tableShapes.ts";
import { isSealed } from "#store/vault.ts";

type StoredRow = Readonly<Record<string, unknown>>;

/** All rows of a database by table, sorted, without sealed values, and without the facts that differ in each run. */
export async function stored(db: Database): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables: Record<string, readonly string[]> = {};
  for (const { name } of tableShapes(latestVersion)) {
    const { rows } = await sql<StoredRow>`select * from ${sql.table(name)}`.execute(db);
    tables[name] = rows
      .filter((row) => name !== "cloud" || !["reset", "faults", "trusted-time"].includes(String(row["name"])))
      .map((row) => JSON.stringify(row, (_, value) => (isSealed(value) ? "sealed" : value)))
      .sort();
  }
  return tables;
}

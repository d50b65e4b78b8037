import { CompiledQuery } from "kysely";
import type { Database } from "#store/database.ts";
import { latestVersion } from "#store/migrate.ts";
import { tableShapes } from "#store/tableShapes.ts";

/** Tables whose rows do not belong to the state of the cloud. */
export const kept: readonly string[] = ["migrations", "cloud", "cloud_snapshots"];

let statements: readonly string[] | undefined;

/** Deletes the rows of all tables in a transaction, children before parents. */
export async function deleteRows(transaction: Database): Promise<void> {
  statements ??= tableShapes(latestVersion)
    .filter(({ name }) => !kept.includes(name))
    .map(({ name }) => `delete from ${name}`)
    .reverse();
  for (const statement of statements) await transaction.executeQuery(CompiledQuery.raw(statement));
}

import { sql } from "kysely";
import type { Random } from "#kernel/ports.ts";
import type { Database, StatementRunner } from "#store/database.ts";
import { hasCloud, isNewDatabase, migrate } from "#store/migrate.ts";
import { purgeFact } from "#store/secrets.ts";
import type { TableShape } from "#store/tableShapes.ts";
import { UnusableDatabaseError } from "#store/unusableDatabaseError.ts";
import type { Vault } from "#store/vault.ts";
import { ExportError } from "./exportError.ts";
import type { Row } from "./format.ts";
import type { OpenExport, RowBatch } from "./readExport.ts";
import { secretCellOf } from "./secretCell.ts";
import { secretGenerators } from "./secretSubstitutes.ts";

/** The database to import into, in a transaction. */
export interface ImportTarget {
  readonly db: Database;
  readonly run: StatementRunner;
  /** Returns the vault that seals its secrets; called after the tables exist. */
  unlock(db: Database): Promise<Vault>;
}

/** An access key with a newly generated secret. */
export interface NewSecret {
  readonly uin: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/**
 * Imports an export into an empty database: creates the tables of the export's version, inserts the rows, and applies the
 * later migrations. Nothing is visible before the transaction commits.
 * @returns the access keys with new secrets, which the export omitted
 * @throws ExportError, UnusableDatabaseError
 */
export async function importExport(
  { db, run, unlock }: ImportTarget,
  { header, batches }: OpenExport,
  random: Random,
): Promise<readonly NewSecret[]> {
  if (!(await isNewDatabase(db, run)))
    throw new UnusableDatabaseError("already has tables; import needs an empty database");
  await migrate(db, run, header.migrations);
  const vault = await unlock(db);
  const renewed: NewSecret[] = [];
  for await (const { table, entries } of batches) {
    const sealed = entries.map(({ line, row }) => {
      const found = secretCellOf(table.name, row);
      if (!found) return { line, row };
      const exported = row[found.column] ?? null;
      const secret = exported === null ? secretGenerators[found.table]?.(random) : String(exported);
      if (secret === undefined) throw new ExportError(line, `has no ${found.column}`);
      if (exported === null && table.name === "access_keys")
        renewed.push({ uin: String(row["uin"]), secretId: String(row["secret_id"]), secretKey: secret });
      return { line, row: { ...row, [found.column]: String(vault.seal(found.table, found.key, secret)) } };
    });
    await insertBatch(db, { table, entries: sealed });
  }
  if (!(await hasCloud(db))) throw new ExportError(1, "is the header of an export without a cloud");
  // This fact describes free pages of the exported database, not of this one.
  await db.deleteFrom("cloud").where("name", "=", purgeFact).execute();
  await migrate(db, run);
  return renewed;
}

/** Inserts rows in one statement. On failure, inserts them one by one to find the line of the invalid row. */
async function insertBatch(db: Database, { table, entries }: RowBatch): Promise<void> {
  await sql`savepoint batch`.execute(db);
  try {
    await insertRows(
      db,
      table,
      entries.map(({ row }) => row),
    );
  } catch (error) {
    if (!isInvalidRow(error)) throw error;
    await sql`rollback to savepoint batch`.execute(db);
    for (const { line, row } of entries) {
      await insertRows(db, table, [row]).catch((cause: unknown) => {
        if (!isInvalidRow(cause)) throw cause;
        throw new ExportError(line, `holds an invalid row of ${table.name}: ${cause.message}`, { cause });
      });
    }
  }
  await sql`release savepoint batch`.execute(db);
}

/** Whether the database rejected the row (constraint violations, SQLSTATE classes 22 and 23) and did not fail itself. */
const isInvalidRow = (error: unknown): error is Error =>
  error instanceof Error &&
  "code" in error &&
  /^(?:SQLITE_CONSTRAINT|SQLITE_MISMATCH|2[23]...$)/.test(String(error.code));

async function insertRows(db: Database, { name, columns }: TableShape, rows: readonly Row[]): Promise<void> {
  const names = columns.map((column) => column.name);
  const values = rows.map((row) => sql`(${sql.join(names.map((column) => row[column]))})`);
  const list = sql.join(names.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(name)} (${list}) values ${sql.join(values)}`.execute(db);
}

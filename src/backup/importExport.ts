import { sql } from "kysely";
import type { Random } from "#kernel/ports.ts";
import type { Database, StatementRunner } from "#store/database.ts";
import { hasCloud, isNewDatabase, migrate } from "#store/migrate.ts";
import type { TableShape } from "#store/tableShapes.ts";
import { purgeFact } from "#store/unlock.ts";
import { UnusableDatabaseError } from "#store/unusableDatabaseError.ts";
import type { Vault } from "#store/vault.ts";
import { ExportError } from "./exportError.ts";
import type { Row } from "./format.ts";
import type { OpenExport, RowBatch } from "./readExport.ts";
import { secretCellOf } from "./secretCell.ts";
import { secretGenerators } from "./secretSubstitutes.ts";

/** The database to import into, on a transaction. */
export interface ImportTarget {
  readonly db: Database;
  readonly run: StatementRunner;
  /** What seals its secrets, once there are tables. */
  unlock(db: Database): Promise<Vault>;
}

/** An access key that got a new secret. */
export interface NewSecret {
  readonly uin: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/**
 * Fills a database that has no tables with what an export holds: makes the tables of its version, puts the rows in, and
 * walks on to this version as any database of that version would. Nothing of it is there before the transaction ends.
 * @returns the access keys that the export has without their secrets
 * @throws ExportError, UnusableDatabaseError
 */
export async function importExport(
  { db, run, unlock }: ImportTarget,
  { header, batches }: OpenExport,
  random: Random,
): Promise<readonly NewSecret[]> {
  if (!(await isNewDatabase(db, run)))
    throw new UnusableDatabaseError("has tables already, and an import is for an empty database only");
  await migrate(db, run, header.migrations);
  const vault = await unlock(db);
  const renewed: NewSecret[] = [];
  for await (const { table, entries } of batches) {
    const sealed = entries.map(({ line, row }) => {
      const found = secretCellOf(table.name, row);
      if (!found) return { line, row };
      const given = row[found.column] ?? null;
      const secret = given === null ? secretGenerators[found.table]?.(random) : String(given);
      if (secret === undefined) throw new ExportError(line, `has no ${found.column}`);
      if (given === null && table.name === "access_keys")
        renewed.push({ uin: String(row["uin"]), secretId: String(row["secret_id"]), secretKey: secret });
      return { line, row: { ...row, [found.column]: String(vault.seal(found.table, found.key, secret)) } };
    });
    await insertBatch(db, { table, entries: sealed });
  }
  if (!(await hasCloud(db))) throw new ExportError(1, "begins an export of no cloud");
  // Of the database that was exported, and not of this one.
  await db.deleteFrom("cloud").where("name", "=", purgeFact).execute();
  await migrate(db, run);
  return renewed;
}

/** Together, or one by one where that fails, to tell which of them cannot be. */
async function insertBatch(db: Database, { table, entries }: RowBatch): Promise<void> {
  await sql`savepoint portion`.execute(db);
  try {
    await insertRows(
      db,
      table,
      entries.map(({ row }) => row),
    );
  } catch (error) {
    if (!isInvalidRow(error)) throw error;
    await sql`rollback to savepoint portion`.execute(db);
    for (const { line, row } of entries) {
      await insertRows(db, table, [row]).catch((cause: unknown) => {
        if (!isInvalidRow(cause)) throw cause;
        throw new ExportError(line, `holds a row of ${table.name} that cannot be: ${cause.message}`, { cause });
      });
    }
  }
  await sql`release savepoint portion`.execute(db);
}

/** Whether a database refuses what it is given (constraints, and SQLSTATE's classes 22 and 23), and does not fail itself. */
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

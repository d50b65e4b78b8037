import { sql } from "kysely";
import type { Random } from "#kernel/ports.ts";
import type { Database, Run } from "#store/database.ts";
import { holdsCloud, isNew, migrate } from "#store/migrate.ts";
import type { TableShape } from "#store/shape.ts";
import { leftovers } from "#store/unlock.ts";
import { UnusableDatabaseError } from "#store/unusableDatabaseError.ts";
import type { Vault } from "#store/vault.ts";
import { ExportError } from "./exportError.ts";
import type { Row } from "./format.ts";
import type { Portion, Reading } from "./read.ts";
import { secretIn } from "./secretIn.ts";
import { draws } from "./withoutSecrets.ts";

/** The database to import into, on a transaction. */
export interface Target {
  readonly db: Database;
  readonly run: Run;
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
  { db, run, unlock }: Target,
  { head, portions }: Reading,
  random: Random,
): Promise<readonly NewSecret[]> {
  if (!(await isNew(db, run)))
    throw new UnusableDatabaseError("has tables already, and an import is for an empty database only");
  await migrate(db, run, head.migrations);
  const vault = await unlock(db);
  const renewed: NewSecret[] = [];
  for await (const { table, entries } of portions) {
    const sealed = entries.map(({ line, row }) => {
      const found = secretIn(table.name, row);
      if (!found) return { line, row };
      const given = row[found.column] ?? null;
      const secret = given === null ? draws[found.table]?.(random) : String(given);
      if (secret === undefined) throw new ExportError(line, `has no ${found.column}`);
      if (given === null && table.name === "access_keys")
        renewed.push({ uin: String(row["uin"]), secretId: String(row["secret_id"]), secretKey: secret });
      return { line, row: { ...row, [found.column]: String(vault.seal(found.table, found.key, secret)) } };
    });
    await put(db, { table, entries: sealed });
  }
  if (!(await holdsCloud(db))) throw new ExportError(1, "begins an export of no cloud");
  // Of the database that was exported, and not of this one.
  await db.deleteFrom("cloud").where("name", "=", leftovers).execute();
  await migrate(db, run);
  return renewed;
}

/** Together, or one by one where that fails, to tell which of them cannot be. */
async function put(db: Database, { table, entries }: Portion): Promise<void> {
  await sql`savepoint portion`.execute(db);
  try {
    await insert(
      db,
      table,
      entries.map(({ row }) => row),
    );
  } catch (error) {
    if (!isOfRows(error)) throw error;
    await sql`rollback to savepoint portion`.execute(db);
    for (const { line, row } of entries) {
      await insert(db, table, [row]).catch((cause: unknown) => {
        if (!isOfRows(cause)) throw cause;
        throw new ExportError(line, `holds a row of ${table.name} that cannot be: ${cause.message}`, { cause });
      });
    }
  }
  await sql`release savepoint portion`.execute(db);
}

/** Whether a database refuses what it is given (constraints, and SQLSTATE's classes 22 and 23), and does not fail itself. */
const isOfRows = (error: unknown): error is Error =>
  error instanceof Error &&
  "code" in error &&
  /^(?:SQLITE_CONSTRAINT|SQLITE_MISMATCH|2[23]...$)/.test(String(error.code));

async function insert(db: Database, { name, columns }: TableShape, rows: readonly Row[]): Promise<void> {
  const names = columns.map((column) => column.name);
  const values = rows.map((row) => sql`(${sql.join(names.map((column) => row[column]))})`);
  const list = sql.join(names.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(name)} (${list}) values ${sql.join(values)}`.execute(db);
}

import { sql } from "kysely";
import type { Database } from "#store/database.ts";
import { appliedMigrations, hasCloud, latestVersion } from "#store/migrate.ts";
import { type TableShape, tableShapes } from "#store/tableShapes.ts";
import { UnusableDatabaseError } from "#store/unusableDatabaseError.ts";
import { isSealed, type Vault } from "#store/vault.ts";
import { type ExportHeader, ExportWriter, format, type Row } from "./format.ts";
import { secretCellOf } from "./secretCell.ts";
import { secretSubstitutes } from "./secretSubstitutes.ts";

export interface WriteOptions {
  /** Whether to include secrets, in plain text. */
  readonly secrets: boolean;
  /** A table whose rows are left out. */
  readonly without?: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Returns the vault that opens the secrets; undefined if they are in plain text. */
  unlock(db: Database): Promise<Vault | undefined>;
}

/**
 * Exports a consistent snapshot of the whole database, also while others write to it.
 * @throws UnusableDatabaseError if the database holds no cloud
 */
export async function writeExport(
  db: Database,
  { secrets, without, now, unlock }: WriteOptions,
  write: (text: string) => void,
): Promise<ExportHeader> {
  const snapshot = db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
  return snapshot.execute(async (db) => {
    const migrations = await requireVersion(db);
    const vault = await unlock(db);
    const tables = tableShapes(migrations);
    const writer = new ExportWriter(write);
    const header: ExportHeader = {
      skerry: "export",
      format,
      migrations,
      made: new Date(now).toISOString(),
      secrets,
      rows: { ...(await countRows(db, tables)), ...(without !== undefined && { [without]: 0 }) },
    };
    writer.header(header);
    for (const table of tables) {
      writer.table(table);
      if (table.name === without) continue;
      for await (const rows of rowBatches(db, table)) {
        writer.rows(
          table,
          rows.map((row) => exportedRow(table.name, row, vault, secrets)),
        );
      }
    }
    writer.footer();
    return header;
  });
}

async function requireVersion(db: Database): Promise<number> {
  const tables = await db.introspection.getTables();
  const taken = tables.some(({ name }) => name === "migrations") ? await appliedMigrations(db) : undefined;
  if (taken === undefined) throw new UnusableDatabaseError("holds no cloud");
  if (taken > latestVersion)
    throw new UnusableDatabaseError(`was written by a newer version (${taken} migrations, not ${latestVersion})`);
  if (!(await hasCloud(db))) throw new UnusableDatabaseError("holds no cloud");
  return taken;
}

async function countRows(db: Database, tables: readonly TableShape[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(db);
    counts[name] = Number(rows[0]?.count);
  }
  return counts;
}

/** Maximum number of rows in memory at a time. */
const batchSize = 500;

/** The rows of a table in batches, in the order of the primary key. */
async function* rowBatches(db: Database, { name, columns, key }: TableShape): AsyncGenerator<readonly Row[]> {
  const list = (names: readonly string[]) => sql.join(names.map((column) => sql.ref(column)));
  let last: Row | undefined;
  do {
    const after = last ? sql`where (${list(key)}) > (${sql.join(key.map((column) => last?.[column]))})` : sql``;
    const { rows }: { rows: Row[] } = await sql<Row>`
      select ${list(columns.map((column) => column.name))} from ${sql.table(name)} ${after}
      order by ${list(key)} limit ${sql.lit(batchSize)}`.execute(db);
    yield rows;
    last = rows.length === batchSize ? rows.at(-1) : undefined;
  } while (last);
}

function exportedRow(table: string, row: Row, vault: Vault | undefined, withSecrets: boolean): Row {
  const found = secretCellOf(table, row);
  if (!found) return row;
  const stored = row[found.column];
  const secret = vault && isSealed(stored) ? vault.open(found.table, found.key, stored) : String(stored);
  return { ...row, [found.column]: withSecrets ? secret : secretSubstitutes[found.table](secret, row) };
}

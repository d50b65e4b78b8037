import { sql } from "kysely";
import { ExportError } from "#backup/exportError.ts";
import { importExport } from "#backup/importExport.ts";
import { type OpenExport, readExport } from "#backup/readExport.ts";
import { splitLines } from "#backup/splitLines.ts";
import { uuid } from "#kernel/randomText.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import type { Database } from "#store/database.ts";
import { withGlobalLock } from "#store/locks.ts";
import { latestVersion } from "#store/migrate.ts";
import { connectSqlite } from "#store/sqlite.ts";
import { type TableShape, tableShapes } from "#store/tableShapes.ts";
import { isShared } from "#store/transaction.ts";
import { ControlError } from "../controlError.ts";
import { deleteRows, kept } from "../reset/deleteRows.ts";
import { asBusy, waitForChanges } from "../reset/waitForChanges.ts";

/**
 * Checks that a text is an export with secrets that this version can restore.
 * @returns the number of migrations of the version that wrote it
 * @throws ControlError 409 if it is newer than this server, 400 if it is anything else
 */
export async function checkExport(content: string, cloud: ServedCloud): Promise<number> {
  return withImported(content, cloud, async (_, { header }) => header.migrations);
}

/**
 * Replaces all rows by those of a snapshot, in one transaction. The key of the secrets, the cloud's secret, the world, the
 * pace and the snapshots stay. The time returns to the machine's, or to the time at which the saved clock stood still.
 * @throws ControlError
 */
export async function restoreSnapshot(content: string, cloud: ServedCloud): Promise<void> {
  const { db, clock, random, rateLimits, machines } = cloud;
  if (machines.driver !== "simulated") {
    throw new ControlError(409, `Snapshots cannot be restored with real machines (${machines.driver}).`);
  }
  await withImported(content, cloud, async (source) => {
    const clockSetting = await source
      .selectFrom("cloud")
      .select("value")
      .where("name", "=", "clock")
      .executeTakeFirst();
    // Read before the transaction, which must not be idle.
    const tables = tableShapes(latestVersion).filter(({ name }) => !kept.includes(name));
    const rows = new Map<TableShape, readonly StoredRow[]>();
    for (const table of tables) rows.set(table, await rowsOf(source, table));
    await withGlobalLock(db, async (transaction) => {
      if (isShared(db)) await waitForChanges(transaction);
      await deleteRows(transaction);
      await clock.reset(transaction, uuid(random), clockSetting && String(clockSetting.value));
      for (const [table, stored] of rows) await insert(transaction, table, stored);
    }).catch(asBusy);
  });
  await Promise.all([clock.load(), rateLimits?.clear()]);
}

/** Imports an export into an empty database in memory, which brings it to the present version and checks it. */
async function withImported<Result>(
  content: string,
  { vault, random }: ServedCloud,
  use: (db: Database, reading: OpenExport) => Promise<Result>,
): Promise<Result> {
  try {
    const reading = await readExport(splitLines(bytesOf(content)));
    if (!reading.header.secrets) throw new ExportError(1, "belongs to an export without secrets");
    const { database, run } = connectSqlite();
    try {
      await withGlobalLock(database, (db) => importExport({ db, run, unlock: async () => vault }, reading, random));
      return await use(database, reading);
    } finally {
      await database.destroy();
    }
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    throw new ControlError(
      error.message.includes("newer version") ? 409 : 400,
      `The export is refused: ${error.message}.`,
    );
  }
}

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(content);
}

type StoredRow = Readonly<Record<string, unknown>>;

async function rowsOf(db: Database, { name }: TableShape): Promise<readonly StoredRow[]> {
  return (await sql<StoredRow>`select * from ${sql.table(name)}`.execute(db)).rows;
}

/** Rows of a statement. Both engines limit the number of values. */
const batchSize = 100;

async function insert(db: Database, { name, columns }: TableShape, rows: readonly StoredRow[]): Promise<void> {
  const list = sql.join(columns.map((column) => sql.ref(column.name)));
  for (let start = 0; start < rows.length; start += batchSize) {
    const values = rows
      .slice(start, start + batchSize)
      .map((row) => sql`(${sql.join(columns.map((column) => row[column.name]))})`);
    await sql`insert into ${sql.table(name)} (${list}) values ${sql.join(values)}`.execute(db);
  }
}

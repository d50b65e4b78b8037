import { sql } from "kysely";
import type { Database } from "#store/database.ts";
import { holdsCloud, latest, stepsTaken } from "#store/migrate.ts";
import { shapeOf, type TableShape } from "#store/shape.ts";
import { UnusableDatabaseError } from "#store/unusableDatabaseError.ts";
import { isSealed, type Vault } from "#store/vault.ts";
import { format, type Head, type Row, Writer } from "./format.ts";
import { secretIn } from "./secretIn.ts";
import { substitutes } from "./withoutSecrets.ts";

export interface Wanted {
  /** Whether secrets are written, in plain text. */
  readonly secrets: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What opens the secrets of the database; undefined where they are in plain text. */
  unlock(db: Database): Promise<Vault | undefined>;
}

/**
 * Writes everything that a database holds, as it is at one moment, whatever is written to it meanwhile.
 * @throws UnusableDatabaseError where there is nothing to write
 */
export async function writeExport(
  db: Database,
  { secrets, now, unlock }: Wanted,
  write: (text: string) => void,
): Promise<Head> {
  const snapshot = db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
  return snapshot.execute(async (db) => {
    const migrations = await versionOf(db);
    const vault = await unlock(db);
    const tables = shapeOf(migrations);
    const writer = new Writer(write);
    const head: Head = {
      skerry: "export",
      format,
      migrations,
      made: new Date(now).toISOString(),
      secrets,
      rows: await countsOf(db, tables),
    };
    writer.head(head);
    for (const table of tables) {
      writer.table(table);
      for await (const rows of rowsOf(db, table)) {
        writer.rows(
          table,
          rows.map((row) => written(table.name, row, vault, secrets)),
        );
      }
    }
    writer.end();
    return head;
  });
}

async function versionOf(db: Database): Promise<number> {
  const tables = await db.introspection.getTables();
  const taken = tables.some(({ name }) => name === "migrations") ? await stepsTaken(db) : undefined;
  if (taken === undefined) throw new UnusableDatabaseError("holds no cloud");
  if (taken > latest)
    throw new UnusableDatabaseError(`was written by a newer version (${taken} migrations, not ${latest})`);
  if (!(await holdsCloud(db))) throw new UnusableDatabaseError("holds no cloud");
  return taken;
}

async function countsOf(db: Database, tables: readonly TableShape[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(db);
    counts[name] = Number(rows[0]?.count);
  }
  return counts;
}

/** How many rows are held in memory at once. */
const most = 500;

/** In the order of the primary key, each portion beginning where the one before it ended. */
async function* rowsOf(db: Database, { name, columns, key }: TableShape): AsyncGenerator<readonly Row[]> {
  const list = (names: readonly string[]) => sql.join(names.map((column) => sql.ref(column)));
  let last: Row | undefined;
  do {
    const after = last ? sql`where (${list(key)}) > (${sql.join(key.map((column) => last?.[column]))})` : sql``;
    const { rows }: { rows: Row[] } = await sql<Row>`
      select ${list(columns.map((column) => column.name))} from ${sql.table(name)} ${after}
      order by ${list(key)} limit ${sql.lit(most)}`.execute(db);
    yield rows;
    last = rows.length === most ? rows.at(-1) : undefined;
  } while (last);
}

function written(table: string, row: Row, vault: Vault | undefined, withSecrets: boolean): Row {
  const found = secretIn(table, row);
  if (!found) return row;
  const kept = row[found.column];
  const secret = vault && isSealed(kept) ? vault.open(found.table, found.key, kept) : String(kept);
  return { ...row, [found.column]: withSecrets ? secret : substitutes[found.table](secret, row) };
}

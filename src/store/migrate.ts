import type { QueryExecutorProvider } from "kysely";
import type { Database, OpenedDatabase, StatementRunner } from "./database.ts";
import { withGlobalLock } from "./locks.ts";
import * as m0001 from "./migrations/0001-identity.ts";
import * as m0002 from "./migrations/0002-images.ts";
import * as m0003 from "./migrations/0003-access.ts";
import * as m0004 from "./migrations/0004-instances.ts";
import * as m0005 from "./migrations/0005-snapshots.ts";
import * as m0006 from "./migrations/0006-firewall-templates.ts";
import * as m0007 from "./migrations/0007-disk-backups.ts";
import * as m0008 from "./migrations/0008-blueprints.ts";
import * as m0009 from "./migrations/0009-way-back.ts";
import * as m0010 from "./migrations/0010-mcp-servers.ts";
import * as m0011 from "./migrations/0011-docker.ts";
import * as m0012 from "./migrations/0012-tags.ts";
import * as m0013 from "./migrations/0013-traffic.ts";
import * as m0014 from "./migrations/0014-cvm-instances.ts";
import * as m0015 from "./migrations/0015-ccns.ts";
import * as m0016 from "./migrations/0016-turns.ts";
import * as m0017 from "./migrations/0017-indexes.ts";
import * as m0018 from "./migrations/0018-turns.ts";
import * as m0019 from "./migrations/0019-across-accounts.ts";
import * as m0020 from "./migrations/0020-host-names.ts";
import * as m0021 from "./migrations/0021-tat.ts";
import * as m0022 from "./migrations/0022-faults.ts";
import * as m0023 from "./migrations/0023-init-commands.ts";
import * as m0024 from "./migrations/0024-snapshots.ts";
import { UnusableDatabaseError } from "./unusableDatabaseError.ts";

/** Plain SQL that both engines accept. Building it with the query builder took a fifth of a cold start. */
interface Migration {
  readonly statements: readonly string[];
  /** Fills new columns from existing rows where portable SQL cannot. */
  fill?(db: QueryExecutorProvider): Promise<void>;
}

/** Append-only: a database of an older version runs the rest of the list. */
const migrations: readonly Migration[] = [
  m0001,
  m0002,
  m0003,
  m0004,
  m0005,
  m0006,
  m0007,
  m0008,
  m0009,
  m0010,
  m0011,
  m0012,
  m0013,
  m0014,
  m0015,
  m0016,
  m0017,
  m0018,
  m0019,
  m0020,
  m0021,
  m0022,
  m0023,
  m0024,
];

/** Number of migrations: the version of an up-to-date database. */
export const latestVersion = migrations.length;

/** The statements that create an empty database of a version. */
export const statementsUpTo = (version: number): readonly string[] =>
  migrations.slice(0, version).flatMap(({ statements }) => statements);

/** Number of migrations applied to a database; undefined if it is new. */
export async function appliedMigrations(db: Database): Promise<number | undefined> {
  const row = await db.selectFrom("migrations").select("taken").executeTakeFirst();
  return row?.taken;
}

/** Whether a database has no tables yet. Creates the `migrations` table as a side effect. */
export async function isNewDatabase(db: Database, run: StatementRunner): Promise<boolean> {
  await run(db, createMigrationsTable);
  return (await appliedMigrations(db)) === undefined;
}

/** Whether the tables hold a cloud. They do not after an interrupted first start. */
export async function hasCloud(db: Database): Promise<boolean> {
  return (await db.selectFrom("cloud").select("name").where("name", "=", "world").executeTakeFirst()) !== undefined;
}

const createMigrationsTable = ["create table if not exists migrations (taken integer not null)"];

/**
 * Applies the missing migrations to an open database; closes it on failure.
 * @throws UnusableDatabaseError if a newer version wrote the database
 */
export async function migrateOpened({ database, run }: OpenedDatabase): Promise<Database> {
  try {
    await withGlobalLock(database, (transaction) => migrate(transaction, run));
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return database;
}

/**
 * Applies the missing migrations in a transaction. Kysely's own migrator takes a third of a cold start and does not use
 * transactions on SQLite. A linear list needs no more than a count.
 * @param version the version to stop at; the latest by default
 * @throws UnusableDatabaseError if a newer version wrote the database
 */
export async function migrate(db: Database, run: StatementRunner, version = latestVersion): Promise<void> {
  await run(db, createMigrationsTable);
  const before = await appliedMigrations(db);
  const taken = before ?? 0;
  if (taken > version)
    throw new UnusableDatabaseError(`was written by a newer version (${taken} migrations, not ${version})`);
  if (taken === version) return;
  for (const { statements, fill } of migrations.slice(taken, version)) {
    await run(db, statements);
    // A new database has no rows to convert.
    if (before !== undefined) await fill?.(db);
  }
  if (before === undefined) await db.insertInto("migrations").values({ taken: version }).execute();
  else await db.updateTable("migrations").set({ taken: version }).execute();
}

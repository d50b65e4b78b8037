import { CompiledQuery, Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Database, OpenedDatabase } from "./database.ts";
import { migrateOpened } from "./migrate.ts";
import { preparedPool } from "./preparedPool.ts";
import { attachReadCache, invalidate, ReadCache } from "./readCache.ts";
import type { Tables } from "./tables.ts";

/** Milliseconds for which what is next is believed although other processes write. */
const staleReadLifetime = 50;

/** Milliseconds. */
const timeouts = {
  /** Until whoever needs a connection is told that there is none. */
  connecting: 5000,
  /** Until a statement is given up, such as one that waits for an account's turn. */
  statement: 30_000,
  /** Until a server that says nothing is given up: later than it would give up a statement itself. */
  answer: 40_000,
  /** Until the server ends a transaction whose process is silent, and lets others have its turn. */
  silence: 30_000,
} as const;

/**
 * Opens a PostgreSQL database that any number of processes share, and brings its tables up to date.
 * @param url postgres://…, as libpq takes it
 * @param connections how many it keeps at most
 * @param lost told of connections that end while nobody uses them; the next use makes new ones
 * @throws where the server cannot be reached or refuses
 */
export async function openPostgres(url: string, connections: number, lost: (error: Error) => void): Promise<Database> {
  return migrateOpened(connectPostgres(url, connections, lost));
}

/** The same, with the tables that are there: none where it is new. Nothing is asked of the server yet. */
export function connectPostgres(url: string, connections: number, lost: (error: Error) => void): OpenedDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "skerry",
    max: connections,
    connectionTimeoutMillis: timeouts.connecting,
    statement_timeout: timeouts.statement,
    query_timeout: timeouts.answer,
    idle_in_transaction_session_timeout: timeouts.silence,
    keepAlive: true,
    types: { getTypeParser },
  });
  // The pool listens to connections that nobody uses; one that is lost in use tells its query, too, and then says so.
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  const database: Database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: preparedPool(pool) }),
    log: ({ level, query }) => {
      if (level === "query" && !query.sql.startsWith("select")) invalidate(database);
    },
  });
  attachReadCache(database, new ReadCache(100, staleReadLifetime));
  pools.set(database, pool);
  const run: OpenedDatabase["run"] = async (transaction, statements) => {
    for (const statement of statements)
      await transaction.executeQuery(CompiledQuery.raw(withBinaryCollation(statement)));
  };
  return { database, run };
}

const pools = new WeakMap<Database, pg.Pool>();

/** The connections of a PostgreSQL database, for who speaks to it past the query builder. */
export function poolOf(db: Database): pg.Pool {
  const pool = pools.get(db);
  if (!pool) throw new Error("the database is not on PostgreSQL");
  return pool;
}

/** Texts are sorted as SQLite sorts them, whatever order the server's operator chose. */
const withBinaryCollation = (statement: string): string => statement.replace(/\btext\b/g, 'text collate "C"');

/** int8 and numeric come as text, because not all of them are exact as numbers. Ours are moments and ids below 2^53. */
const getTypeParser: pg.CustomTypesConfig["getTypeParser"] = (type: number, format?: "text" | "binary") =>
  type === pg.types.builtins.INT8 || type === pg.types.builtins.NUMERIC
    ? Number
    : pg.types.getTypeParser(type, format ?? "text");

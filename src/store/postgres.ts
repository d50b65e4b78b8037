import { CompiledQuery, Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { AccountLocks, attachAccountLocks } from "./accountLocks.ts";
import type { Database, OpenedDatabase } from "./database.ts";
import { attachLockWaits, LockWaits, lockWaitLimit } from "./lockWaits.ts";
import { migrateOpened } from "./migrate.ts";
import { preparedPool } from "./preparedPool.ts";
import { attachReadCache, invalidate, type MonotonicClock, ReadCache } from "./readCache.ts";
import type { Tables } from "./tables.ts";

/** Milliseconds for which a cached read may be stale, because other processes also write. */
const staleReadLifetime = 50;

/** Milliseconds to wait for a connection. */
const connectTimeout = 5000;

/** Milliseconds to wait for a response; longer than any statement may take. */
const responseTimeout = 40_000;

/** Limits of a connection in milliseconds, enforced by PostgreSQL, so that they also end what a stalled process holds. */
interface Timeouts {
  readonly statement: number;
  /** For a transaction without a statement. PostgreSQL then ends the connection, rolls back and releases the locks. */
  readonly idleTransaction: number;
  /** For a wait for a lock; 0 for no limit. */
  readonly lock: number;
}

/** A call of a server is short. Migrations and other long work raise the limits: see `withGlobalLock`. */
const serverTimeouts: Timeouts = { statement: 8000, idleTransaction: 8000, lock: lockWaitLimit };

/** A command may handle many rows in one statement, and wait for a slow reader of its output. */
const commandTimeouts: Timeouts = { statement: 30_000, idleTransaction: 30_000, lock: 0 };

/**
 * Opens a PostgreSQL database that several processes may share, and applies the missing migrations.
 * @param url postgres://… in libpq's format
 * @param connections maximum size of the connection pool
 * @param onConnectionLost called when an idle connection ends; the pool opens a new one at the next use
 * @param monotonicClock given by a server: measures cached reads and lock waits. A command has none, caches nothing and has
 *   longer timeouts
 * @throws if the server is unreachable or refuses the connection
 */
export async function openPostgres(
  url: string,
  connections: number,
  onConnectionLost: (error: Error) => void,
  monotonicClock?: MonotonicClock,
): Promise<Database> {
  return migrateOpened(connectPostgres(url, connections, onConnectionLost, monotonicClock));
}

/** Opens a PostgreSQL database without applying migrations. Sends nothing to the server yet. */
export function connectPostgres(
  url: string,
  connections: number,
  onConnectionLost: (error: Error) => void,
  monotonicClock?: MonotonicClock,
): OpenedDatabase {
  const timeouts = monotonicClock ? serverTimeouts : commandTimeouts;
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "skerry",
    max: connections,
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: timeouts.statement,
    query_timeout: responseTimeout,
    idle_in_transaction_session_timeout: timeouts.idleTransaction,
    lock_timeout: timeouts.lock,
    // Also ends a connection whose process has stopped reading a long result. PostgreSQL ignores it on Unix sockets.
    options: `-c tcp_user_timeout=${timeouts.idleTransaction}`,
    keepAlive: true,
    types: { getTypeParser },
  });
  // The pool reports idle connections only. A client also emits `error` when it is lost in use, after rejecting its query.
  pool.on("error", onConnectionLost);
  pool.on("connect", (client) => client.on("error", onConnectionLost));
  const database: Database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: preparedPool(pool) }),
    log: ({ level, query }) => {
      if (level === "query" && !query.sql.startsWith("select")) invalidate(database);
    },
  });
  if (monotonicClock) {
    attachReadCache(database, new ReadCache(100, { lifetime: staleReadLifetime, clock: monotonicClock }));
    const waits = new LockWaits(monotonicClock);
    attachLockWaits(database, waits);
    attachAccountLocks(database, new AccountLocks(monotonicClock, waits, connections));
  }
  pools.set(database, pool);
  const run: OpenedDatabase["run"] = async (transaction, statements) => {
    for (const statement of statements)
      await transaction.executeQuery(CompiledQuery.raw(withBinaryCollation(statement)));
  };
  return { database, run };
}

const pools = new WeakMap<Database, pg.Pool>();

/** The connection pool of a PostgreSQL database, for statements outside the query builder. */
export function poolOf(db: Database): pg.Pool {
  const pool = pools.get(db);
  if (!pool) throw new Error("the database is not on PostgreSQL");
  return pool;
}

/** Sorts text as SQLite does, whatever collation the server uses. */
const withBinaryCollation = (statement: string): string => statement.replace(/\btext\b/g, 'text collate "C"');

/** pg returns int8 and numeric as text because they may exceed 2^53. Skerry's are timestamps and ids below 2^53. */
const getTypeParser: pg.CustomTypesConfig["getTypeParser"] = (type: number, format?: "text" | "binary") =>
  type === pg.types.builtins.INT8 || type === pg.types.builtins.NUMERIC
    ? Number
    : pg.types.getTypeParser(type, format ?? "text");

import { sql } from "kysely";
import type { QueryConfig, QueryResult } from "pg";
import RateLimiterPostgres from "rate-limiter-flexible/lib/RateLimiterPostgres.js";
import type { Database } from "#store/database.ts";
import { withGlobalLock } from "#store/locks.ts";
import { poolOf } from "#store/postgres.ts";
import { connectionError } from "#store/preparedPool.ts";
import { limitsBy } from "./limits.ts";
import type { RateLimits } from "./port.ts";

const table = "rate_limits";

/**
 * Counts in the PostgreSQL database that several servers share. The counters are not part of the cloud: they expire after a
 * second, and the table is unlogged, so a crash of the database empties it. Free space in each page allows in-place updates.
 */
export async function databaseLimits(db: Database): Promise<RateLimits> {
  await withGlobalLock(db, (transaction) =>
    sql`create unlogged table if not exists ${sql.table(table)}
      (key text primary key, points integer not null, expire bigint not null) with (fillfactor = 50)`.execute(
      transaction,
    ),
  );
  const pool = poolOf(db);
  // Like pool.query(), but reports why there is no connection.
  const query = async (statement: QueryConfig): Promise<QueryResult> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw connectionError(error);
    });
    try {
      const result = await client.query(statement);
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
  let first = true;
  const clear = async (): Promise<void> => {
    await query({ text: `delete from ${table}` });
  };
  const limiterOf = (limit: number): RateLimiterPostgres => {
    const options = { storeClient: { query }, storeType: "pool", tableName: table, tableCreated: true };
    // One limiter removes counters that were not used for an hour.
    const limiter = new RateLimiterPostgres({
      ...options,
      ...{ keyPrefix: "", points: limit, duration: 1, clearExpiredByTimeout: first },
    });
    first = false;
    return limiter;
  };
  return limitsBy(limiterOf, { clear });
}

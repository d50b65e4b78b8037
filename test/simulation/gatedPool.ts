import type { Pool, PoolClient } from "pg";
import type { Database } from "#store/database.ts";
import { poolOf } from "#store/postgres.ts";
import { callStore } from "./calls.ts";
import { GatedConnection } from "./gatedConnection.ts";
import { connectionLost, type Scheduler } from "./scheduler.ts";

/** The account locks of one database, as the statements of all servers take and release them. */
export class Locks {
  private readonly holders = new Map<string, GatedConnection>();

  isHeldByOther(account: string, connection: GatedConnection): boolean {
    const holder = this.holders.get(account);
    return holder !== undefined && holder !== connection;
  }

  hold(account: string, connection: GatedConnection): void {
    this.holders.set(account, connection);
  }

  release(connection: GatedConnection): void {
    for (const [account, holder] of this.holders) if (holder === connection) this.holders.delete(account);
  }
}

/** Everything that is simulated about the database of one run. */
export interface Gate {
  readonly scheduler: Scheduler;
  readonly locks: Locks;
  /** Called when a transaction has committed or has been rolled back. */
  ended(connection: GatedConnection, outcome: "commit" | "rollback"): void;
  /** The simulated time. */
  now(): number;
}

/** The error of PostgreSQL for a lock that was not free in time. */
class LockTimeoutError extends Error {
  override readonly name = "LockTimeoutError";
  readonly code = "55P03";
}

const lockStatement = /for no key update(?<skips> skip locked)?/;

/** Lets the scheduler decide when each statement of a server runs. @returns the connections of the server */
export function gatePool(db: Database, server: number, gate: Gate): ReadonlySet<GatedConnection> {
  const pool = poolOf(db);
  const connect: Pool["connect"] = pool.connect.bind(pool);
  const connections = new Map<PoolClient, GatedConnection>();
  const all = new Set<GatedConnection>();
  let inUse = 0;
  const gated = async (): Promise<PoolClient> => {
    const isFull = () => inUse >= (pool.options.max ?? 1);
    const name = `${callStore.getStore()?.name}: connect`;
    const connection = await gate.scheduler.wait(
      { server, name, isBlocked: isFull, connection: undefined },
      async () => {
        inUse++;
        const client = await connect();
        const existing = connections.get(client);
        if (existing) return existing;
        const created = new GatedConnection(server, client);
        connections.set(client, created);
        all.add(created);
        // The simulation ends transactions itself; real time must not.
        await client.query("set idle_in_transaction_session_timeout = 0; set statement_timeout = 0");
        gateClient(created, gate);
        return created;
      },
    );
    const { client } = connection;
    connection.call = callStore.getStore();
    const release = client.release.bind(client);
    client.release = (...parameters) => {
      inUse--;
      client.release = release;
      release(...parameters);
    };
    return client;
  };
  Reflect.set(pool, "connect", gated);
  return all;
}

function gateClient(connection: GatedConnection, { scheduler, locks, ended, now }: Gate): void {
  const { client, server } = connection;
  const query = client.query.bind(client);
  const gated = (statement: unknown, values?: readonly unknown[]) => {
    const { text, parameters } = partsOf(statement, values);
    const lock = lockStatement.exec(text);
    const account = lock ? String(parameters[0]) : "";
    if (text.startsWith("select set_config('lock_timeout'")) connection.lockTimeout = Number(parameters[0]);
    const deadline = now() + connection.lockTimeout;
    const isHeld = () => lock !== null && !lock.groups?.["skips"] && locks.isHeldByOther(account, connection);
    const run = async () => {
      if (connection.isLost) throw connectionLost();
      if (isHeld()) throw new LockTimeoutError();
      const result: { readonly rows: readonly unknown[] } = await Reflect.apply(query, client, [statement, values]);
      if (text === "begin" || text.startsWith("begin ") || text.startsWith("start transaction")) {
        connection.isInTransaction = true;
      }
      if (lock && result.rows.length > 0) {
        locks.hold(account, connection);
        connection.holdsLock = true;
      }
      if (connection.isInTransaction && (text === "commit" || text === "rollback")) {
        connection.isInTransaction = false;
        connection.lockTimeout = Number.POSITIVE_INFINITY;
        locks.release(connection);
        ended(connection, text);
        connection.holdsLock = false;
      }
      return result;
    };
    const isBlocked = () => isHeld() && now() < deadline;
    const name = `${connection.call?.name}: ${text.slice(0, 60)}`;
    return scheduler.wait({ server, name, isBlocked, connection }, run);
  };
  Reflect.set(client, "query", gated);
}

/** The SQL and the parameters of a query, in either form that the client accepts. */
function partsOf(statement: unknown, values: readonly unknown[] = []) {
  if (typeof statement === "object" && statement !== null && "text" in statement) {
    const parameters = "values" in statement && Array.isArray(statement.values) ? statement.values : [];
    return { text: String(statement.text), parameters };
  }
  return { text: String(statement), parameters: values };
}

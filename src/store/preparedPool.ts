import type { PostgresPool, PostgresPoolClient } from "kysely";
import type { Pool, PoolClient } from "pg";
import { ConnectionError, NoFreeConnectionError } from "./databaseErrors.ts";

/** Limit of prepared statements: each takes memory in every connection, and statements with many values rarely repeat. */
const maxPreparedStatements = 1000;

const statementNames = new Map<string, string>();

/** The name that a statement is prepared under; undefined if it is not prepared. */
function statementName(text: string): string | undefined {
  // Statements that control transactions need no plan.
  if (!/^(?:select|insert|update|delete)\b/.test(text)) return undefined;
  let name = statementNames.get(text);
  if (name === undefined && statementNames.size < maxPreparedStatements) {
    name = `skerry${statementNames.size}`;
    statementNames.set(text, name);
  }
  return name;
}

/**
 * A pool whose connections prepare each statement on first use and reuse the plan by name. This halves the server's work.
 * Kysely itself passes only SQL text to its driver.
 */
export function preparedPool(pool: Pool): PostgresPool {
  const clients = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw connectionError(error);
      });
      const existing = clients.get(client);
      if (existing) return existing;
      const preparing = preparingClient(client);
      clients.set(client, preparing);
      return preparing;
    },
  };
}

/** The message of the pool if no connection became free; a new connection that times out has a different one. */
const noFreeConnection = "timeout exceeded when trying to connect";

/** The failure to get a connection from the pool. */
export function connectionError(error: unknown): ConnectionError {
  return error instanceof Error && error.message === noFreeConnection
    ? new NoFreeConnectionError(error)
    : new ConnectionError(error);
}

/** A client of the pool that sends statements by their prepared names. */
function preparingClient(client: PoolClient): PostgresPoolClient {
  const target: PostgresPoolClient = client;
  // A client that was lost between two queries rejects later ones without the cause.
  let loss: Error | undefined;
  client.once("error", (error) => {
    loss = error;
  });
  return new Proxy(target, {
    get(target, property) {
      if (property !== "query") {
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === "function" ? value.bind(target) : value;
      }
      return (text: unknown, values: unknown[]) => {
        if (loss) return Promise.reject(loss);
        const name = typeof text === "string" ? statementName(text) : undefined;
        return name === undefined
          ? Reflect.apply(client.query, client, [text, values])
          : client.query({ name, text: String(text), values });
      };
    },
  });
}

import type { PostgresPool, PostgresPoolClient } from "kysely";
import type { Pool, PoolClient } from "pg";
import { ConnectionError } from "./databaseErrors.ts";

/** Texts beyond so many are not prepared: each takes memory in every connection, and those with many values come once. */
const maxPreparedStatements = 1000;

const statementNames = new Map<string, string>();

/** The name that a statement is prepared under; undefined for one that is not. */
function statementName(text: string): string | undefined {
  // What begins and ends transactions is not worth a plan.
  if (!/^(?:select|insert|update|delete)\b/.test(text)) return undefined;
  let name = statementNames.get(text);
  if (name === undefined && statementNames.size < maxPreparedStatements) {
    name = `skerry${statementNames.size}`;
    statementNames.set(text, name);
  }
  return name;
}

/**
 * A pool whose connections prepare each statement once and know it by a name from then on, which spares the server half of its
 * work. Kysely itself gives a driver texts only.
 */
export function preparedPool(pool: Pool): PostgresPool {
  const clients = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw new ConnectionError(error);
      });
      const known = clients.get(client);
      if (known) return known;
      const preparing = preparingClient(client);
      clients.set(client, preparing);
      return preparing;
    },
  };
}

/** Another connection than Kysely's, of the pool's, in all but how a statement is sent. */
function preparingClient(client: PoolClient): PostgresPoolClient {
  const given: PostgresPoolClient = client;
  return new Proxy(given, {
    get(target, property) {
      if (property !== "query") {
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === "function" ? value.bind(target) : value;
      }
      return (text: unknown, values: unknown[]) => {
        const name = typeof text === "string" ? statementName(text) : undefined;
        return name === undefined
          ? Reflect.apply(client.query, client, [text, values])
          : client.query({ name, text: String(text), values });
      };
    },
  });
}

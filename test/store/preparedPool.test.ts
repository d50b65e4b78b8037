import { expect, test } from "bun:test";
import pg from "pg";
import { NoFreeConnectionError } from "#store/databaseErrors.ts";
import { preparedPool } from "#store/preparedPool.ts";
import { postgres } from "../postgres.ts";

const connectionTimeoutMillis = 50;

test.skipIf(!postgres)(
  "a call that finds no free connection fails differently from one that reaches no server",
  async () => {
    const full = preparedPool(new pg.Pool({ connectionString: postgres, max: 1, connectionTimeoutMillis: 1000 }));
    const held = await full.connect();
    await expect(full.connect()).rejects.toBeInstanceOf(NoFreeConnectionError);
    held.release();
    await full.end();

    // A server that accepts connections and does not respond.
    const silent = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data: () => {} } });
    const connectionString = `postgres://postgres@127.0.0.1:${silent.port}/postgres`;
    const unreachable = preparedPool(new pg.Pool({ connectionString, max: 1, connectionTimeoutMillis }));
    const failure = await unreachable.connect().catch((error: unknown) => error);
    expect(failure).not.toBeInstanceOf(NoFreeConnectionError);
    expect(failure).toMatchObject({ name: "ConnectionError" });
    silent.stop(true);
  },
);

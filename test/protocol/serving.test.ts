import { afterAll, beforeAll, expect, test } from "bun:test";
import { sql } from "kysely";
import { listen } from "#server.ts";
import { TestCloud } from "../cloud.ts";
import { onPostgres } from "../postgres.ts";
import { v3Bytes } from "./call.ts";
import { exchange } from "./wire.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

test("a server that ends answers what it has taken, and takes no more", async () => {
  const running = listen(cloud.cloud, "127.0.0.1", 0);
  // A transaction holds off all others, so the request's first look at the database has to wait. PostgreSQL is asked to.
  const [taken, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const work = cloud.cloud.db.transaction().execute(async (transaction) => {
    if (onPostgres) await sql`lock table access_keys`.execute(transaction);
    taken.resolve();
    await held.promise;
  });
  await taken.promise;
  const bytes = v3Bytes(cloud, { host: `127.0.0.1:${running.port}` });
  let answered = false;
  const answer = exchange(running.port, bytes).finally(() => {
    answered = true;
  });
  await Bun.sleep(50);
  const drained = running.drain();
  await Bun.sleep(50);
  expect(answered).toBe(false);
  held.resolve();
  await work;
  expect((await answer).status).toBe(200);
  await drained;
  await expect(exchange(running.port, bytes)).rejects.toThrow();
});

test("a server that ends does not wait for a request that never does", async () => {
  const running = listen(cloud.cloud, "127.0.0.1", 0);
  const half = v3Bytes(cloud, { body: "{}" }).subarray(0, -1);
  const answer = exchange(running.port, half);
  await Bun.sleep(50);
  const started = performance.now();
  await running.drain(100);
  expect(performance.now() - started).toBeWithin(90, 2000);
  expect((await answer).status).toBe(0);
});

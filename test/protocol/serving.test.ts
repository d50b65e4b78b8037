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

test("a draining server finishes accepted requests and accepts no more", async () => {
  const running = listen(cloud.cloud, "127.0.0.1", 0);
  // An open transaction blocks the request's first query. PostgreSQL needs an explicit lock for that.
  const [locked, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const work = cloud.cloud.db.transaction().execute(async (transaction) => {
    if (onPostgres) await sql`lock table access_keys`.execute(transaction);
    locked.resolve();
    await released.promise;
  });
  await locked.promise;
  const bytes = v3Bytes(cloud, { host: `127.0.0.1:${running.port}` });
  let responded = false;
  const response = exchange(running.port, bytes).finally(() => {
    responded = true;
  });
  await Bun.sleep(50);
  const drained = running.drain();
  await Bun.sleep(50);
  expect(responded).toBe(false);
  released.resolve();
  await work;
  expect((await response).status).toBe(200);
  await drained;
  await expect(exchange(running.port, bytes)).rejects.toThrow();
});

test("a draining server does not wait for an incomplete request", async () => {
  const running = listen(cloud.cloud, "127.0.0.1", 0);
  const half = v3Bytes(cloud, { body: "{}" }).subarray(0, -1);
  const response = exchange(running.port, half);
  await Bun.sleep(50);
  const started = performance.now();
  await running.drain(100);
  expect(performance.now() - started).toBeWithin(90, 2000);
  expect((await response).status).toBe(0);
});

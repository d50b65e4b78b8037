import { Database as File } from "bun:sqlite";
import { afterEach, beforeEach, expect, test } from "bun:test";
import { join } from "node:path";
import type { Readiness } from "#protocol/readiness.ts";
import { TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { bought, instance } from "../lighthouse/bought.ts";

let folder: Folder;
let cloud: TestCloud;
beforeEach(async () => {
  folder = new Folder();
  cloud = await TestCloud.start({ data: folder.path });
});
afterEach(async () => {
  await cloud[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

async function readiness() {
  const response = await fetch(`${cloud.url}/_skerry/ready`, { keepalive: false });
  const { status, checks }: Readiness = JSON.parse(await response.text());
  return { code: response.status, type: response.headers.get("content-type"), status, checks };
}

const passed = { ok: true, milliseconds: expect.any(Number) };

test("/_skerry/ready reports its checks without a signature", async () => {
  expect(await readiness()).toEqual({
    code: 200,
    type: "application/json",
    status: "ready",
    checks: { database: passed, lockWait: passed, dueWork: passed },
  });
});

test("/_skerry/ready runs due work, and is 503 while due work cannot run", async () => {
  const id = await bought(cloud);
  const states = () => cloud.cloud.db.selectFrom("instances").select("state").where("id", "=", id).execute();
  const file = new File(join(folder.path, "skerry.sqlite"));
  file.run("begin immediate");
  cloud.clock.advance(60_000);
  expect(await readiness()).toMatchObject({
    code: 503,
    status: "not ready",
    checks: { database: passed, lockWait: passed, dueWork: { ok: false, milliseconds: expect.any(Number) } },
  });
  expect(await states()).toEqual([{ state: "PENDING" }]);
  file.run("rollback");
  file.close();
  expect(await readiness()).toMatchObject({ code: 200, checks: { dueWork: { ok: true, milliseconds: 0 } } });
  expect(await states()).toEqual([{ state: "RUNNING" }]);
  expect((await instance(cloud, id))?.InstanceState).toBe("RUNNING");
});

test("/_skerry/ready is 503 while the database does not respond, and /_skerry/health is 200", async () => {
  const released = Promise.withResolvers<void>();
  // The embedded database runs one transaction at a time.
  const transaction = cloud.cloud.db.transaction().execute(() => released.promise);
  const started = performance.now();
  const checks = await Promise.all([readiness(), readiness()]);
  expect(performance.now() - started).toBeWithin(900, 2000);
  for (const { code, checks: results } of checks) expect([code, results.database.ok]).toEqual([503, false]);
  expect((await fetch(`${cloud.url}/_skerry/health`, { keepalive: false })).status).toBe(200);
  released.resolve();
  await transaction;
  expect((await readiness()).code).toBe(200);
});

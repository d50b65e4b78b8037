import { describe, expect, test } from "bun:test";
import { join } from "node:path";
import { latestVersion } from "#store/migrate.ts";
import { key, TestClock, TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { bought } from "../lighthouse/bought.ts";
import { OwnDatabase, postgres } from "../postgres.ts";
import { control } from "./request.ts";
import { stored } from "./stored.ts";

const running = () => new TestClock({ running: true });

async function ok(cloud: TestCloud, method: string, path: string, body?: unknown) {
  const response = await control(cloud.url, method, path, body);
  expect([path, response.status, response.body["error"]]).toEqual([path, 200, undefined]);
  return response.body;
}

const download = async (cloud: TestCloud, name: string) =>
  (await fetch(`${cloud.url}/_skerry/snapshots/${name}`)).text();

const keyNames = async (cloud: TestCloud) =>
  ((await cloud.lighthouse().DescribeKeyPairs({})).KeyPairSet ?? []).map(({ KeyName }) => KeyName).sort();

/** Saves, changes and restores a cloud, and compares all tables. */
async function saveChangeRestore(cloud: TestCloud, other = cloud): Promise<void> {
  const client = cloud.lighthouse();
  await client.CreateKeyPair({ KeyName: "before" });
  const id = await bought(cloud);
  await ok(cloud, "PUT", "snapshots/first");
  const before = await stored(cloud.cloud.db);
  await client.CreateKeyPair({ KeyName: "after" });
  await cloud.lighthouse(key(2)).CreateKeyPair({ KeyName: "other" });
  await ok(cloud, "POST", "clock/advance", { seconds: 90 * 86_400 });
  expect((await client.DescribeInstances({ InstanceIds: [id] })).InstanceSet).toEqual([]);
  await ok(other, "POST", "snapshots/first/restore");
  expect(await stored(cloud.cloud.db)).toEqual(before);
  await Bun.sleep(other === cloud ? 0 : 60);
  expect(await keyNames(cloud)).toEqual(["before"]);
  expect((await client.DescribeInstances({ InstanceIds: [id] })).InstanceSet).toHaveLength(1);
  expect(Math.abs(Date.parse(String((await ok(cloud, "GET", "clock"))["time"])) - Date.now())).toBeLessThan(60_000);
}

describe("a snapshot", () => {
  test("returns a cloud in memory to what it was, in every table", async () => {
    await using cloud = await TestCloud.start({}, running());
    await saveChangeRestore(cloud);
  }, 30_000);

  test("survives a restart with the data, and a reset", async () => {
    using folder = new Folder();
    const options = { data: join(folder.path, "data"), database: undefined };
    {
      await using cloud = await TestCloud.start(options, running());
      await cloud.lighthouse().CreateKeyPair({ KeyName: "kept" });
      await ok(cloud, "PUT", "snapshots/kept");
      await ok(cloud, "POST", "reset");
      expect(await keyNames(cloud)).toEqual([]);
    }
    await using cloud = await TestCloud.start(options, running());
    expect(await ok(cloud, "GET", "snapshots")).toMatchObject({
      snapshots: [{ name: "kept", migrations: latestVersion, bytes: expect.any(Number) }],
      migrations: latestVersion,
    });
    await ok(cloud, "POST", "snapshots/kept/restore");
    expect(await keyNames(cloud)).toEqual(["kept"]);
  });

  test("continues the operations that were in progress", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await bought(cloud);
    const state = async () => (await client.DescribeInstances({ InstanceIds: [id] })).InstanceSet?.[0]?.InstanceState;
    await client.StopInstances({ InstanceIds: [id] });
    await ok(cloud, "PUT", "snapshots/stopping");
    cloud.clock.advance(60_000);
    expect(await state()).toBe("STOPPED");
    cloud.clock.advance(-60_000);
    await ok(cloud, "POST", "snapshots/stopping/restore");
    expect(await state()).toBe("STOPPING");
    cloud.clock.advance(60_000);
    expect(await state()).toBe("STOPPED");
  });

  test("restores a stopped clock and the injected faults", async () => {
    await using cloud = await TestCloud.start({}, running());
    await ok(cloud, "PUT", "clock", { mode: "still", time: "2031-01-01T00:00:00Z" });
    const { id } = await ok(cloud, "POST", "faults", { effect: { throttle: true } });
    await ok(cloud, "PUT", "snapshots/faulty");
    await ok(cloud, "POST", "reset");
    expect(await keyNames(cloud)).toEqual([]);
    await ok(cloud, "POST", "snapshots/faulty/restore");
    expect(await ok(cloud, "GET", "clock")).toMatchObject({ mode: "still", time: "2031-01-01T00:00:00.000Z" });
    expect(await ok(cloud, "GET", "faults")).toMatchObject({ faults: [{ id }] });
    await expect(keyNames(cloud)).rejects.toMatchObject({ code: "RequestLimitExceeded" });
  });

  test("moves to another server by its text", async () => {
    await using from = await TestCloud.start({}, running());
    await from.lighthouse().CreateKeyPair({ KeyName: "moved" });
    await ok(from, "PUT", "snapshots/here");
    const text = await download(from, "here");
    expect(JSON.parse(text.slice(0, text.indexOf("\n")))).toMatchObject({ skerry: "export", secrets: true });
    await using to = await TestCloud.start({}, running());
    expect(await ok(to, "PUT", "snapshots/there", text)).toMatchObject({ name: "there", bytes: text.length });
    expect(await download(to, "there")).toBe(text);
    await ok(to, "POST", "snapshots/there/restore");
    expect(await keyNames(to)).toEqual(["moved"]);
  });

  test("of an older version is restored with its tables converted", async () => {
    await using cloud = await TestCloud.start({}, running());
    const text = await Bun.file(join(import.meta.dir, "..", "store", "versions", "17.jsonl")).text();
    expect(await ok(cloud, "PUT", "snapshots/old", text)).toMatchObject({ migrations: 17 });
    await ok(cloud, "POST", "snapshots/old/restore");
    const [written] = (await stored(cloud.cloud.db))["accounts"] ?? [];
    expect(text).toContain(String(JSON.parse(written ?? "{}").uin));
    await ok(cloud, "PUT", "snapshots/new");
    expect(await ok(cloud, "GET", "snapshots")).toMatchObject({
      snapshots: [{ migrations: latestVersion }, { migrations: 17 }],
    });
  });

  test("is deleted", async () => {
    await using cloud = await TestCloud.start({}, running());
    await ok(cloud, "PUT", "snapshots/gone");
    await ok(cloud, "DELETE", "snapshots/gone");
    for (const [method, path] of [
      ["DELETE", "snapshots/gone"],
      ["GET", "snapshots/gone"],
      ["POST", "snapshots/gone/restore"],
    ] as const) {
      const { status, body } = await control(cloud.url, method, path);
      expect([status, body]).toEqual([404, { error: "The snapshot `gone` does not exist.", at: "/name" }]);
    }
  });

  test("is not saved under a wrong name, and a damaged, foreign, newer or secretless export is refused", async () => {
    await using cloud = await TestCloud.start({}, running());
    await ok(cloud, "PUT", "snapshots/good");
    const text = await download(cloud, "good");
    const newer = text.replace(`"migrations":${latestVersion}`, `"migrations":${latestVersion + 1}`);
    const cases = [
      ["snapshots/-x", text, 400, "`name`"],
      ["snapshots/bad", "hello", 400, "line 1"],
      ["snapshots/bad", text.slice(0, -100), 400, "line"],
      ["snapshots/bad", newer, 409, "newer version"],
      ["snapshots/bad", text.replace('"secrets":true', '"secrets":false'), 400, "without secrets"],
    ] as const;
    for (const [path, body, status, reason] of cases) {
      const response = await control(cloud.url, "PUT", path, body);
      expect([path, response.status, response.body["error"]]).toEqual([path, status, expect.stringContaining(reason)]);
    }
    expect(await ok(cloud, "GET", "snapshots")).toMatchObject({ snapshots: [{ name: "good" }] });
  });

  test("is restored while clients call, and every call succeeds", async () => {
    await using cloud = await TestCloud.start({}, running());
    await cloud.lighthouse().CreateKeyPair({ KeyName: "steady" });
    await ok(cloud, "PUT", "snapshots/steady");
    let isOver = false;
    const reader = async () => {
      while (!isOver) expect(await keyNames(cloud)).toEqual(["steady"]);
    };
    const readers = [reader(), reader(), reader()];
    for (let count = 0; count < 5; count++) await ok(cloud, "POST", "snapshots/steady/restore");
    isOver = true;
    await Promise.all(readers);
  }, 30_000);
});

/** Takes an instance through its life, with a failure, and returns the milliseconds that this took. */
async function liveThrough(cloud: TestCloud): Promise<number> {
  const client = cloud.lighthouse();
  const started = performance.now();
  const code = "ResourcesSoldOut.BundleSoldOut";
  await ok(cloud, "POST", "faults", {
    ...{ service: "lighthouse", action: "CreateInstances", times: 1 },
    effect: { error: code },
  });
  await expect(bought(cloud)).rejects.toMatchObject({ code });
  const id = await bought(cloud);
  await ok(cloud, "PUT", "snapshots/bought");
  const state = async () => (await client.DescribeInstances({ InstanceIds: [id] })).InstanceSet?.[0]?.InstanceState;
  await ok(cloud, "POST", "clock/advance", { seconds: 32 * 86_400 });
  expect(await state()).toBe("SHUTDOWN");
  await ok(cloud, "POST", "clock/advance", { seconds: 8 * 86_400 });
  expect(await state()).toBeUndefined();
  await ok(cloud, "POST", "snapshots/bought/restore");
  expect(["PENDING", "RUNNING"]).toContain((await state()) ?? "");
  return performance.now() - started;
}

test("create, fail once, retry, expire, disappear and restore take less than a second", async () => {
  // The machine may be busy with other tests, so the fastest one counts.
  let fastest = Number.POSITIVE_INFINITY;
  for (let count = 0; count < 10 && fastest >= 1000; count++) {
    await using cloud = await TestCloud.start({}, running());
    fastest = Math.min(fastest, await liveThrough(cloud));
  }
  expect(fastest).toBeLessThan(1000);
}, 60_000);

describe.skipIf(!postgres)("servers that share a PostgreSQL database", () => {
  test("share snapshots, and all return to the one that one of them restores", async () => {
    await using own = await OwnDatabase.create();
    const shared = { database: { url: own.url, connections: 5 }, keyFile: own.keyFile };
    await using first = await TestCloud.start(shared, running());
    await using second = await TestCloud.start(shared, running());
    await saveChangeRestore(first, second);
  }, 30_000);
});

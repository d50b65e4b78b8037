import { describe, expect, test } from "bun:test";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clientsAt, key, TestClock, TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { bought } from "../lighthouse/bought.ts";
import { OwnDatabase, onPostgres, postgres } from "../postgres.ts";
import { control } from "./request.ts";
import { stored } from "./stored.ts";

/** A clock that stands still, and random bytes that depend only on how many were read, so that two worlds are equal. */
function fixed() {
  const time = Date.now();
  let count = 0;
  const random = {
    bytes: (length: number) => bytesOf(++count, length),
    restart: () => {
      count = 0;
    },
  };
  return { clock: { now: () => time }, random };
}

function bytesOf(count: number, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, block) =>
    new Bun.CryptoHasher("sha256").update(`${count}/${block}`).digest(),
  );
  return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
}

/** Leaves rows in many tables. */
async function use(cloud: TestCloud): Promise<void> {
  const client = cloud.lighthouse();
  const id = await bought(cloud);
  await control(cloud.url, "POST", "clock/advance", { seconds: 60 });
  await client.CreateKeyPair({ KeyName: "kept" });
  await client.CreateInstanceSnapshot({ InstanceId: id });
  await client.CreateFirewallRules({ InstanceId: id, FirewallRules: [{ Protocol: "TCP", Port: "8081" }] });
  // This one has an operation in work.
  await bought(cloud);
  await cloud.cam().AddUser({ Name: "guest" });
  await cloud.tag().CreateTag({ TagKey: "team", TagValue: "blue" });
}

test("a reset leaves the same rows in all tables as a new cloud", async () => {
  const { clock, random } = fixed();
  await using fresh = await TestCloud.start({ clock, random });
  random.restart();
  const expected = await stored(fresh.cloud.db);
  await use(fresh);
  expect(await stored(fresh.cloud.db)).not.toEqual(expected);
  random.restart();
  // A new embedded cloud draws its key before the world, and one on PostgreSQL after it.
  if (!onPostgres) random.bytes(32);
  const { status, body } = await control(fresh.url, "POST", "reset");
  expect([status, body["world"]]).toEqual([200, "the built-in world"]);
  expect(await stored(fresh.cloud.db)).toEqual(expected);
});

test("a reset reads a world file again", async () => {
  using folder = new Folder();
  const world = join(folder.path, "world.yaml");
  const text =
    'accounts: [{ uin: "100000000001", name: one, appId: 1250000001, keys: [{ secretId: AKIDxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, secretKey: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }] }]\n';
  writeFileSync(world, text);
  await using cloud = await TestCloud.start({ world });
  await cloud.cloud.db.updateTable("accounts").set({ name: "changed" }).execute();
  expect((await control(cloud.url, "POST", "reset")).status).toBe(200);
  expect((await cloud.cloud.db.selectFrom("accounts").select("name").executeTakeFirst())?.name).toBe("one");
  rmSync(world);
  const { status, body } = await control(cloud.url, "POST", "reset");
  expect([status, body["error"]]).toEqual([409, expect.stringContaining("world.yaml")]);
  expect((await stored(cloud.cloud.db))["accounts"]).toHaveLength(1);
});

test("a reset of the built-in world takes at most 50 ms", async () => {
  await using cloud = await TestCloud.start();
  // The machine may be busy with other tests, so the fastest one counts.
  let fastest = Number.POSITIVE_INFINITY;
  for (let count = 0; count < 40 && fastest >= 50; count++) {
    await cloud.lighthouse().CreateKeyPair({ KeyName: "one" });
    const start = performance.now();
    await control(cloud.url, "POST", "reset");
    fastest = Math.min(fastest, performance.now() - start);
  }
  expect(fastest).toBeLessThan(50);
}, 60_000);

test("a reset returns the clock, the journal and the rate limits to their start", async () => {
  await using cloud = await TestCloud.start({ journal: 100, rateLimit: true }, new TestClock({ running: true }));
  await control(cloud.url, "POST", "clock/advance", { seconds: 86_400 });
  const call = () => cloud.lighthouse().DescribeKeyPairs({});
  await call();
  expect(cloud.cloud.journal?.after(0, 10)).toHaveLength(1);
  const count = () => cloud.cloud.rateLimits?.count(1, "100000000001", "one", "");
  await count();
  expect((await control(cloud.url, "POST", "reset")).status).toBe(200);
  expect(cloud.cloud.journal?.after(0, 10)).toEqual([]);
  // Throws if the first request still counts.
  await count();
  await call();
  expect(cloud.cloud.journal?.after(0, 10)).toHaveLength(1);
  const { body } = await control(cloud.url, "GET", "clock");
  expect(Date.parse(String(body["time"])) - Date.now()).toBeLessThan(60_000);
});

/** Calls an account of each server until it is stopped. @returns the codes of failed calls */
async function load(ports: readonly number[], isStopped: () => boolean): Promise<readonly string[]> {
  const codes: string[] = [];
  await Promise.all(
    ports.flatMap((port) =>
      [1, 2].map(async (worker) => {
        const { lighthouse } = clientsAt(port);
        for (let count = 0; !isStopped(); count++) {
          const KeyName = `key${port}x${worker}x${count}`;
          const code = await lighthouse
            .CreateKeyPair({ KeyName })
            .then(({ KeyPair }) => lighthouse.DeleteKeyPairs({ KeyIds: [KeyPair?.KeyId ?? ""] }))
            .then(
              () => "",
              (error: { code?: string }) => error.code ?? String(error),
            );
          if (code !== "") codes.push(code);
        }
      }),
    ),
  );
  return codes;
}

describe("a reset under load", () => {
  test("fails no call of an embedded database, and leaves nothing behind", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    await resetsUnderLoad([cloud]);
  }, 20_000);

  test.skipIf(postgres === undefined)(
    "loses none of several servers, and leaves nothing behind",
    async () => {
      await using own = await OwnDatabase.create();
      const options = { database: { url: own.url, connections: 5 }, keyFile: own.keyFile, journal: 50 };
      await using one = await TestCloud.start(options, new TestClock({ running: true }));
      await using other = await TestCloud.start(options, new TestClock({ running: true }));
      await resetsUnderLoad([one, other]);
      await Bun.sleep(55);
      await other.lighthouse().DescribeKeyPairs({});
      // The call before this one may have been the one that noticed the last reset.
      expect(other.cloud.journal?.after(0, 50).length).toBeLessThanOrEqual(2);
    },
    20_000,
  );
});

async function resetsUnderLoad(clouds: readonly TestCloud[]): Promise<void> {
  const [first] = clouds;
  if (!first) throw new Error("no cloud");
  const countsOf = async () =>
    Object.entries(await stored(first.cloud.db)).map(([table, rows]) => [table, rows.length] as const);
  const before = await countsOf();
  let isStopped = false;
  const loading = load(
    clouds.map(({ port }) => port),
    () => isStopped,
  );
  for (let count = 0; count < 4; count++) {
    await Bun.sleep(40);
    for (const { url } of clouds) expect((await control(url, "POST", "reset")).status).toBe(200);
  }
  isStopped = true;
  const codes = new Set(await loading);
  // A key that was created before a reset does not exist after it.
  codes.delete("ResourceNotFound.KeyIdNotFound");
  expect([...codes]).toEqual([]);
  expect((await control(first.url, "POST", "reset")).status).toBe(200);
  expect(await countsOf()).toEqual(before);
  for (const cloud of clouds) expect((await cloud.lighthouse().DescribeInstances({})).TotalCount).toBe(0);
}

describe("a reset of one account", () => {
  test("leaves its rows as in a new cloud, and those of other accounts as they are", async () => {
    const { clock, random } = fixed();
    await using cloud = await TestCloud.start({ clock, random });
    const fresh = await stored(cloud.cloud.db);
    await cloud.lighthouse(key(2)).CreateKeyPair({ KeyName: "other" });
    const before = await stored(cloud.cloud.db);
    await use(cloud);
    random.restart();
    if (!onPostgres) random.bytes(32);
    expect((await control(cloud.url, "POST", "reset?account=100000000001")).status).toBe(200);
    const after = await stored(cloud.cloud.db);
    const own = (rows: readonly string[]) => rows.filter((row) => row.includes('"account":"100000000001"')).length;
    for (const [table, rows] of Object.entries(after)) {
      if (table === "cloud") continue;
      expect([table, rows.length, own(rows)]).toEqual([table, before[table]?.length ?? 0, own(fresh[table] ?? [])]);
    }
    expect((await cloud.lighthouse(key(2)).DescribeKeyPairs({})).TotalCount).toBe(1);
    expect((await cloud.lighthouse().DescribeKeyPairs({})).TotalCount).toBe(0);
  });

  test("is refused for an account that the world does not have", async () => {
    await using cloud = await TestCloud.start();
    const { status, body } = await control(cloud.url, "POST", "reset?account=1");
    expect([status, body]).toEqual([
      404,
      { error: "`1` is not an account of the world (the built-in world).", at: "/account" },
    ]);
  });
});

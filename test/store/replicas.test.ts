import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { writeFileSync } from "node:fs";
import type { Machines } from "#machines/port.ts";
import { simulatedMachines } from "#machines/simulated.ts";
import { withAccountLock } from "#store/locks.ts";
import { key, TestClock, TestCloud } from "../cloud.ts";
import { bought, instance } from "../lighthouse/bought.ts";
import { OwnDatabase, postgres } from "../postgres.ts";
import { refusalOf } from "../refusal.ts";

/** Longer than a server caches the next due time. */
const cacheExpiry = () => Bun.sleep(60);

describe.skipIf(postgres === undefined)("servers that share a database", () => {
  let database: OwnDatabase;
  let clock: TestClock;
  beforeEach(async () => {
    database = await OwnDatabase.create();
    clock = new TestClock();
  });
  afterEach(() => database[Symbol.asyncDispose]());

  const start = (machines: Machines = simulatedMachines, connections = 5): Promise<TestCloud> =>
    TestCloud.start({ database: { url: database.url, connections }, keyFile: database.keyFile, machines }, clock);

  test("accept each other's keys when they start at the same time", async () => {
    const clouds = await Promise.all([start(), start(), start()]);
    const { Credentials } = await (clouds[0] ?? fail())
      .sts()
      .GetFederationToken({ Name: "somebody", Policy: allowAll });
    const temporary = {
      secretId: Credentials?.TmpSecretId ?? "",
      secretKey: Credentials?.TmpSecretKey ?? "",
      token: Credentials?.Token ?? "",
    };
    for (const cloud of clouds) {
      expect(await cloud.cloud.db.selectFrom("accounts").select("uin").execute()).toHaveLength(5);
      expect((await cloud.lighthouse(temporary).DescribeImagesToShare({})).TotalCount).toBeGreaterThan(0);
    }
    for (const cloud of clouds) await cloud[Symbol.asyncDispose]();
  });

  test("do not start with a different secret key", async () => {
    await using one = await start();
    await using otherDatabase = await OwnDatabase.create();
    const settings = { database: { url: database.url, connections: 5 }, keyFile: otherDatabase.keyFile };
    await expect(TestCloud.start(settings, clock)).rejects.toThrow("the key is missing from");
    writeFileSync(otherDatabase.keyFile, Buffer.alloc(32, 9).toString("base64"), { mode: 0o600 });
    await expect(TestCloud.start(settings, clock)).rejects.toThrow("sealed with a different key than the one in");
    await one.lighthouse().DescribeZones({});
  });

  test("see each other's writes at once", async () => {
    await using one = await start();
    await using other = await start();
    for (let n = 0; n < 5; n++) {
      const { KeyPair } = await one.lighthouse().CreateKeyPair({ KeyName: `key${n}` });
      const KeyIds = [KeyPair?.KeyId ?? ""];
      expect((await other.lighthouse().DescribeKeyPairs({ KeyIds })).TotalCount).toBe(1);
      await other.lighthouse().DeleteKeyPairs({ KeyIds });
      expect((await one.lighthouse().DescribeKeyPairs({ KeyIds })).TotalCount).toBe(0);
    }
  });

  test("enforce unique names and quotas together", async () => {
    await using one = await start();
    await using other = await start();
    const createKeys = (KeyName: (n: number) => string) =>
      Promise.allSettled(
        Array.from({ length: 16 }, (_, n) => (n % 2 ? one : other).lighthouse().CreateKeyPair({ KeyName: KeyName(n) })),
      );
    const created = (calls: readonly PromiseSettledResult<unknown>[]) =>
      calls.filter(({ status }) => status === "fulfilled");
    expect(created(await createKeys(() => "same"))).toHaveLength(1);
    // The quota is ten.
    expect(created(await createKeys((n) => `name${n}`))).toHaveLength(9);
    expect((await one.lighthouse().DescribeKeyPairs({})).TotalCount).toBe(10);
  });

  test("create one instance for a ClientToken that is sent to all of them", async () => {
    await using one = await start();
    await using other = await start();
    const order = { BundleId: "bundle2022_gen_01", BlueprintId: "lhbp-mxml4cnq", InstanceChargePrepaid: { Period: 1 } };
    const calls = [one, other, one, other].map((cloud) =>
      cloud.lighthouse().CreateInstances({ ...order, ClientToken: "once" }),
    );
    const ids = (await Promise.all(calls)).map(({ InstanceIdSet }) => InstanceIdSet?.[0]);
    expect(new Set(ids).size).toBe(1);
    expect((await other.lighthouse().DescribeInstances({})).TotalCount).toBe(1);
  });

  test("run each step of an operation exactly once", async () => {
    const stopped: string[] = [];
    const machines: Machines = { ...simulatedMachines, stop: async (id) => void stopped.push(id) };
    await using one = await start(machines);
    await using other = await start(machines);
    const ids = [await bought(one), await bought(other), await bought(one, {}, key(2))];
    await cacheExpiry();
    await Promise.all([one, other].map((cloud) => instance(cloud, ids[0] ?? "")));
    await one.lighthouse().StopInstances({ InstanceIds: ids.slice(0, 2) });
    await other.lighthouse(key(2)).StopInstances({ InstanceIds: ids.slice(2) });
    clock.advance(5000);
    await cacheExpiry();
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        (n % 2 ? one : other).lighthouse(key(1 + (n % 3 ? 0 : 1))).DescribeInstances({}),
      ),
    );
    expect(stopped.toSorted()).toEqual(ids.toSorted());
    expect(await instance(other, ids[0] ?? "")).toMatchObject({
      InstanceState: "STOPPED",
      LatestOperationState: "SUCCESS",
    });
    expect(await one.cloud.db.selectFrom("operations").selectAll().execute()).toEqual([]);
  });

  test("take over an operation when one of them fails", async () => {
    const never = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const stuck: Machines["stop"] = () => {
      reached.resolve();
      return never.promise;
    };
    const dying = await start({ ...simulatedMachines, stop: stuck });
    await using other = await start();
    const id = await bought(other);
    await instance(other, id);
    await other.lighthouse().StopInstances({ InstanceIds: [id] });
    clock.advance(5000);
    await cacheExpiry();
    const abandoned = instance(dying, id).catch(() => undefined);
    await reached.promise;
    // Closing the connection rolls back its transaction and releases its lock.
    await database.disconnectBusy();
    expect(await instance(other, id)).toMatchObject({ InstanceState: "STOPPED", LatestOperationState: "SUCCESS" });
    never.resolve();
    await abandoned;
    await dying[Symbol.asyncDispose]();
  });

  test("wait for a locked account only in calls that change it, and refuse them within five seconds", async () => {
    await using one = await start();
    const id = await bought(one, {}, key(2));
    const [locked, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const lockHolder = withAccountLock(one.cloud.db, "100000000002", async () => {
      locked.resolve();
      await released.promise;
    });
    await locked.promise;
    // The second account has due work, which is left to the holder of its lock.
    await one.lighthouse().CreateKeyPair({ KeyName: "meanwhile" });
    const read = await one.lighthouse(key(2)).DescribeInstances({ InstanceIds: [id] });
    expect(read.InstanceSet?.[0]?.InstanceState).toBe("PENDING");
    const rename = () => one.lighthouse(key(2)).ModifyInstancesAttribute({ InstanceIds: [id], InstanceName: "new" });
    const started = performance.now();
    expect(await refusalOf(rename())).toMatchObject({
      code: "ResourceInUse",
      message: expect.stringContaining("locked for more than 4 seconds. The request changed nothing"),
    });
    expect(performance.now() - started).toBeWithin(3900, 5000);
    const waiting = rename();
    await Bun.sleep(100);
    released.resolve();
    await lockHolder;
    await waiting;
    const { InstanceSet } = await one.lighthouse(key(2)).DescribeInstances({ InstanceIds: [id] });
    expect(InstanceSet?.[0]).toMatchObject({ InstanceState: "RUNNING", InstanceName: "new" });
  }, 10_000);

  test("refuse a call if 200 calls of its account already wait in the server", async () => {
    await using one = await start();
    const released = Promise.withResolvers<void>();
    const change = () => withAccountLock(one.cloud.db, "100000000001", () => released.promise);
    const waiting = Array.from({ length: 201 }, change);
    expect(await refusalOf(one.lighthouse().CreateKeyPair({ KeyName: "late" }))).toEqual({
      code: "RequestLimitExceeded",
      message: expect.stringContaining("More than 200 requests wait"),
    });
    // Other accounts are not affected.
    await one.lighthouse(key(2)).CreateKeyPair({ KeyName: "other" });
    released.resolve();
    await Promise.all(waiting);
    await one.lighthouse().CreateKeyPair({ KeyName: "late" });
  });

  test("serve other accounts while more accounts are locked than a server has connections", async () => {
    await using one = await start(simulatedMachines, 3);
    await using other = await start();
    const [locked, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const accounts = [2, 3, 4, 5].map((n) => `10000000000${n}`);
    const holder = other.cloud.db.transaction().execute(async (transaction) => {
      await transaction.selectFrom("accounts").select("uin").where("uin", "in", accounts).forUpdate().execute();
      locked.resolve();
      await released.promise;
    });
    await locked.promise;
    const calls = Array.from({ length: 40 }, (_, n) => one.cam(key(2 + (n % 4))).AddUser({ Name: `user${n}` }));
    await Bun.sleep(100);
    const started = performance.now();
    for (let n = 0; n < 5; n++) await one.cam().AddUser({ Name: `user${n}` });
    expect(performance.now() - started).toBeLessThan(2000);
    released.resolve();
    await holder;
    await Promise.all(calls);
  });
});

const allowAll = JSON.stringify({ version: "2.0", statement: [{ effect: "allow", action: "*", resource: "*" }] });

function fail(): never {
  throw new Error("no cloud was started");
}

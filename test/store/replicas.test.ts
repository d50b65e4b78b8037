import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { writeFileSync } from "node:fs";
import type { Machines } from "#machines/port.ts";
import { simulatedMachines } from "#machines/simulated.ts";
import { withAccountLock } from "#store/locks.ts";
import { key, TestClock, TestCloud } from "../cloud.ts";
import { bought, instance } from "../lighthouse/bought.ts";
import { OwnDatabase, postgres } from "../postgres.ts";

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

  const start = (machines: Machines = simulatedMachines): Promise<TestCloud> =>
    TestCloud.start({ database: { url: database.url, connections: 5 }, keyFile: database.keyFile, machines }, clock);

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
    writeFileSync(otherDatabase.keyFile, Buffer.alloc(32, 9).toString("base64"));
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

  test("wait for a locked account only if it is the caller's", async () => {
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
    const waiting = one.lighthouse(key(2)).DescribeInstances({ InstanceIds: [id] });
    const first = await Promise.race([waiting.then(() => "answered"), Bun.sleep(100).then(() => "waits")]);
    released.resolve();
    expect(first).toBe("waits");
    await lockHolder;
    expect((await waiting).InstanceSet?.[0]?.InstanceState).toBe("RUNNING");
  });
});

const allowAll = JSON.stringify({ version: "2.0", statement: [{ effect: "allow", action: "*", resource: "*" }] });

function fail(): never {
  throw new Error("no cloud was started");
}

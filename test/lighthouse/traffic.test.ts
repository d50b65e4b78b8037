import { afterEach, describe, expect, setSystemTime, test } from "bun:test";
import { sql } from "kysely";
import { within } from "#services/lighthouse/instance/runs.ts";
import { statements } from "#store/migrations/0013-traffic.ts";
import { TestClock, TestCloud } from "../cloud.ts";
import { bought, instance } from "./bought.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Advances the time of the server and its clients; otherwise the signatures of the clients would be too old. */
const advance = (milliseconds: number): void => void setSystemTime(Date.now() + milliseconds);
afterEach(() => void setSystemTime());

async function trafficPackage(cloud: TestCloud, id: string) {
  const { InstanceTrafficPackageSet: [one] = [] } = await cloud
    .lighthouse()
    .DescribeInstancesTrafficPackages({ InstanceIds: [id] });
  const [first] = one?.TrafficPackageSet ?? [];
  if (!first) throw new Error(`${id} has no traffic package`);
  return first;
}

const usedBy = async (cloud: TestCloud, id: string): Promise<number> =>
  (await trafficPackage(cloud, id)).TrafficUsed ?? 0;

/** Bytes that a machine sends in a second at most. */
const bytesPerSecond = 1_000_000 / 8;

describe("a traffic package", () => {
  test("counts the traffic that the machine sends while its instance runs", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    const id = await bought(cloud);
    const started = cloud.clock.now();
    // The purchase takes less than a second.
    expect(await usedBy(cloud, id)).toBeLessThan(bytesPerSecond * 2);
    advance(36 * hour);
    const { out } = await cloud.cloud.machines.meanUsage(id, started, cloud.clock.now());
    const expected = out * bytesPerSecond * ((cloud.clock.now() - started) / 1000);
    expect(expected).toBeGreaterThan(1024 ** 3);
    expect(Math.abs((await usedBy(cloud, id)) - expected)).toBeLessThan(bytesPerSecond * 2);
    const { TrafficUsed = 0, TrafficPackageTotal = 0, TrafficPackageRemaining } = await trafficPackage(cloud, id);
    expect(TrafficPackageRemaining).toBe(TrafficPackageTotal - TrafficUsed);
  });

  test("does not change while its instance is stopped, and counts again after the start", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    const client = cloud.lighthouse();
    const id = await bought(cloud);
    advance(day);
    await client.StopInstances({ InstanceIds: [id] });
    const stopped = await usedBy(cloud, id);
    expect(stopped).toBeGreaterThan(0);
    advance(day);
    expect(await usedBy(cloud, id)).toBe(stopped);
    await client.StartInstances({ InstanceIds: [id] });
    expect(await usedBy(cloud, id)).toBe(stopped);
    advance(day);
    const running = await usedBy(cloud, id);
    // Both runs last a day, so their traffic differs only by the seconds that the test takes.
    expect(Math.abs(running - 2 * stopped)).toBeLessThan(10 * bytesPerSecond);
    await client.RebootInstances({ InstanceIds: [id] });
    advance(hour);
    expect((await instance(cloud, id))?.InstanceState).toBe("RUNNING");
    expect(await usedBy(cloud, id)).toBeGreaterThan(running);
  });

  test("starts a new period each month", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    const id = await bought(cloud, { InstanceChargePrepaid: { Period: 3, RenewFlag: "NOTIFY_AND_MANUAL_RENEW" } });
    const { EndTime } = await trafficPackage(cloud, id);
    advance(Date.parse(EndTime ?? "") - 10_000 - cloud.clock.now());
    expect(await usedBy(cloud, id)).toBeGreaterThan(27 * 86_400 * 0.5 * bytesPerSecond);
    advance(15_000);
    const next = await trafficPackage(cloud, id);
    expect(Date.parse(next.StartTime ?? "")).toBe(Date.parse(EndTime ?? "") + 1000);
    expect(next.TrafficUsed).toBeLessThan(15 * bytesPerSecond);
  });

  test("is deleted together with its instance", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    const client = cloud.lighthouse();
    const [id, other] = [await bought(cloud), await bought(cloud)];
    await client.IsolateInstances({ InstanceIds: [id] });
    advance(2000);
    await client.TerminateInstances({ InstanceIds: [id] });
    advance(2000);
    await client.DescribeInstances({});
    // Reads the database: no call lists the runs of a terminated instance.
    const rows = await cloud.cloud.db.selectFrom("runs").select(["instance_id", "ended"]).execute();
    expect(rows).toEqual([{ instance_id: other, ended: null }]);
  });

  test("counts from the time at which the start was due, even if no call ran it then", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    await cloud.lighthouse().CreateInstances({
      ...{ BundleId: "bundle2022_gen_01", BlueprintId: "lhbp-mxml4cnq", InstanceChargePrepaid: { Period: 1 } },
    });
    const ordered = cloud.clock.now();
    advance(day);
    await cloud.lighthouse().DescribeInstances({});
    // Reads the database: no call shows when a run started.
    const { started } = await cloud.cloud.db.selectFrom("runs").select("started").executeTakeFirstOrThrow();
    expect(started - ordered).toBeLessThan(2000);
  });
});

test("within cuts time ranges to their part inside another range", () => {
  const ranges = [
    { from: 0, to: 10 },
    { from: 20, to: 30 },
    { from: 40, to: 50 },
  ];
  expect(within(ranges, { from: 5, to: 40 })).toEqual([
    { from: 5, to: 10 },
    { from: 20, to: 30 },
  ]);
  expect(within(ranges, { from: 10, to: 20 })).toEqual([]);
});

test("the traffic migration records a run since the latest operation of each running instance", async () => {
  await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
  const { db } = cloud.cloud;
  const [running, stopped] = [await bought(cloud), await bought(cloud)];
  await cloud.lighthouse().StopInstances({ InstanceIds: [stopped] });
  const { latest_started } = await db
    .selectFrom("instances")
    .select("latest_started")
    .where("id", "=", running)
    .executeTakeFirstOrThrow();
  await db.schema.dropTable("runs").execute();
  await db.schema
    .alterTable("instances")
    .addColumn("traffic_used", "bigint", (c) => c.notNull().defaultTo(0))
    .execute();
  for (const statement of statements) await sql.raw(statement).execute(db);
  const rows = await db.selectFrom("runs").select(["instance_id", "started", "ended"]).execute();
  expect(rows).toEqual([{ instance_id: running, started: latest_started ?? 0, ended: null }]);
});

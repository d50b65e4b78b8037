import { afterEach, describe, expect, setSystemTime, test } from "bun:test";
import { sql } from "kysely";
import { within } from "#services/lighthouse/instance/runs.ts";
import { statements } from "#store/migrations/0013-traffic.ts";
import { TestClock, TestCloud } from "../cloud.ts";
import { bought, instance } from "./bought.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Moves the time of everybody, clients included, whose signatures would be too old else. */
const later = (milliseconds: number): void => void setSystemTime(Date.now() + milliseconds);
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

/** What the machine of an instance sends in a second at its busiest. */
const second = 1_000_000 / 8;

describe("a traffic package", () => {
  test("fills while its instance runs, by what the machine sends", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    const id = await bought(cloud);
    const started = cloud.clock.now();
    // Within the second that buying takes.
    expect(await usedBy(cloud, id)).toBeLessThan(second * 2);
    later(36 * hour);
    const { out } = await cloud.cloud.machines.meanUsage(id, started, cloud.clock.now());
    const expected = out * second * ((cloud.clock.now() - started) / 1000);
    expect(expected).toBeGreaterThan(1024 ** 3);
    expect(Math.abs((await usedBy(cloud, id)) - expected)).toBeLessThan(second * 2);
    const { TrafficUsed = 0, TrafficPackageTotal = 0, TrafficPackageRemaining } = await trafficPackage(cloud, id);
    expect(TrafficPackageRemaining).toBe(TrafficPackageTotal - TrafficUsed);
  });

  test("stays as it is while its instance is stopped, and fills on when it is started", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    const client = cloud.lighthouse();
    const id = await bought(cloud);
    later(day);
    await client.StopInstances({ InstanceIds: [id] });
    const stopped = await usedBy(cloud, id);
    expect(stopped).toBeGreaterThan(0);
    later(day);
    expect(await usedBy(cloud, id)).toBe(stopped);
    await client.StartInstances({ InstanceIds: [id] });
    expect(await usedBy(cloud, id)).toBe(stopped);
    later(day);
    const running = await usedBy(cloud, id);
    // A whole day each time, so the same again but for the seconds that the test takes.
    expect(Math.abs(running - 2 * stopped)).toBeLessThan(10 * second);
    await client.RebootInstances({ InstanceIds: [id] });
    later(hour);
    expect((await instance(cloud, id))?.InstanceState).toBe("RUNNING");
    expect(await usedBy(cloud, id)).toBeGreaterThan(running);
  });

  test("is full again with each month", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    const id = await bought(cloud, { InstanceChargePrepaid: { Period: 3, RenewFlag: "NOTIFY_AND_MANUAL_RENEW" } });
    const { EndTime } = await trafficPackage(cloud, id);
    later(Date.parse(EndTime ?? "") - 10_000 - cloud.clock.now());
    expect(await usedBy(cloud, id)).toBeGreaterThan(27 * 86_400 * 0.5 * second);
    later(15_000);
    const next = await trafficPackage(cloud, id);
    expect(Date.parse(next.StartTime ?? "")).toBe(Date.parse(EndTime ?? "") + 1000);
    expect(next.TrafficUsed).toBeLessThan(15 * second);
  });

  test("is forgotten with its instance", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    const client = cloud.lighthouse();
    const [id, other] = [await bought(cloud), await bought(cloud)];
    await client.IsolateInstances({ InstanceIds: [id] });
    later(2000);
    await client.TerminateInstances({ InstanceIds: [id] });
    later(2000);
    await client.DescribeInstances({});
    const rows = await cloud.cloud.db.selectFrom("runs").select(["instance_id", "ended"]).execute();
    expect(rows).toEqual([{ instance_id: other, ended: null }]);
  });

  test("counts from the moment that a start was due, also when nobody asked then", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    await cloud.lighthouse().CreateInstances({
      ...{ BundleId: "bundle2022_gen_01", BlueprintId: "lhbp-mxml4cnq", InstanceChargePrepaid: { Period: 1 } },
    });
    const asked = cloud.clock.now();
    later(day);
    await cloud.lighthouse().DescribeInstances({});
    const { started } = await cloud.cloud.db.selectFrom("runs").select("started").executeTakeFirstOrThrow();
    expect(started - asked).toBeLessThan(2000);
  });
});

test("spans are cut to what lies within another", () => {
  const spans = [
    { from: 0, to: 10 },
    { from: 20, to: 30 },
    { from: 40, to: 50 },
  ];
  expect(within(spans, { from: 5, to: 40 })).toEqual([
    { from: 5, to: 10 },
    { from: 20, to: 30 },
  ]);
  expect(within(spans, { from: 10, to: 20 })).toEqual([]);
});

test("an instance that ran before runs were remembered has run since its latest operation", async () => {
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

import { expect, test } from "bun:test";
import type { Machines } from "#machines/port.ts";
import { simulatedMachines } from "#machines/simulated.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought, instance, order } from "./bought.ts";
import { attached, boughtDisk, disk } from "./disks.ts";

const day = 24 * 3_600_000;
const oneMonth = { InstanceChargePrepaid: { Period: 1 } };

/** Sets times of an instance in the database: requests are valid for minutes only, so no test can wait for months. */
async function setTimes(
  cloud: TestCloud,
  id: string,
  values: { readonly expires?: number; readonly isolated?: number },
) {
  await cloud.cloud.db.updateTable("instances").set(values).where("id", "=", id).execute();
}

async function returnable(cloud: TestCloud, id: string) {
  const { InstanceReturnableSet } = await cloud.lighthouse().DescribeInstancesReturnable({ InstanceIds: [id] });
  return InstanceReturnableSet?.[0];
}

const expiry = async (cloud: TestCloud, id: string) => Date.parse((await instance(cloud, id))?.ExpiredTime ?? "");

test("RenewInstances extends the expiry time of an instance, its system disk and its attached data disks", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const [id, extra] = [await bought(cloud), await boughtDisk(cloud)];
  await attached(cloud, extra, id);
  const [before, diskBefore] = [await expiry(cloud, id), (await disk(cloud, extra))?.ExpiredTime];
  const { RequestId } = await client.RenewInstances({
    InstanceIds: [id],
    InstanceChargePrepaid: { Period: 12, RenewFlag: "NOTIFY_AND_AUTO_RENEW" },
  });
  expect(await instance(cloud, id)).toMatchObject({
    InstanceState: "RUNNING",
    LatestOperation: "RenewInstances",
    LatestOperationState: "OPERATING",
    LatestOperationRequestId: RequestId,
    RenewFlag: "NOTIFY_AND_AUTO_RENEW",
  });
  cloud.clock.advance(1000);
  const renewed = await instance(cloud, id);
  expect(renewed).toMatchObject({ InstanceState: "RUNNING", LatestOperationState: "SUCCESS" });
  expect(new Date(await expiry(cloud, id)).getUTCFullYear()).toBe(new Date(before).getUTCFullYear() + 1);
  const system = await disk(cloud, renewed?.SystemDisk?.DiskId ?? "");
  expect(system).toMatchObject({ ExpiredTime: renewed?.ExpiredTime, RenewFlag: "NOTIFY_AND_AUTO_RENEW" });
  const data = await disk(cloud, extra);
  expect(new Date(data?.ExpiredTime ?? "").getUTCFullYear()).toBe(new Date(diskBefore ?? "").getUTCFullYear() + 1);

  await client.RenewInstances({ InstanceIds: [id], ...oneMonth, RenewDataDisk: false });
  expect((await disk(cloud, extra))?.ExpiredTime).toBe(data?.ExpiredTime ?? "");
});

test("RenewInstances does not start a stopped instance", async () => {
  const started: string[] = [];
  const machines = { ...simulatedMachines, start: async (id: string) => void started.push(id) };
  await using cloud = await TestCloud.start({ machines });
  const id = await bought(cloud);
  await cloud.lighthouse().StopInstances({ InstanceIds: [id] });
  cloud.clock.advance(1000);
  await cloud.lighthouse().RenewInstances({ InstanceIds: [id], ...oneMonth });
  cloud.clock.advance(1000);
  expect((await instance(cloud, id))?.InstanceState).toBe("STOPPED");
  expect(started).toEqual([]);
});

test("RenewInstances restores a returned instance and its data disks", async () => {
  const started: string[] = [];
  const machines = { ...simulatedMachines, start: async (id: string) => void started.push(id) };
  await using cloud = await TestCloud.start({ machines });
  const client = cloud.lighthouse();
  const [id, extra] = [await bought(cloud), await boughtDisk(cloud)];
  await attached(cloud, extra, id);
  expect(await returnable(cloud, id)).toMatchObject({ IsReturnable: true, ReturnFailCode: 0 });
  await client.IsolateInstances({ InstanceIds: [id] });
  cloud.clock.advance(2000);
  expect(await returnable(cloud, id)).toMatchObject({ IsReturnable: false, ReturnFailCode: 1 });
  expect((await disk(cloud, extra))?.DiskState).toBe("SHUTDOWN");
  await client.RenewInstances({ InstanceIds: [id], ...oneMonth });
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "STARTING", IsolatedTime: null });
  cloud.clock.advance(1000);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", LatestOperationState: "SUCCESS" });
  expect(started).toEqual([id]);
  expect(await expiry(cloud, id)).toBeGreaterThan(cloud.clock.now() + 27 * day);
  expect(await disk(cloud, extra)).toMatchObject({ DiskState: "ATTACHED", InstanceId: id, IsolatedTime: null });
  expect(await returnable(cloud, id)).toMatchObject({ IsReturnable: true });
});

test("RenewInstances renews nothing if it rejects one instance, disk or parameter", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const [id, extra] = [await bought(cloud), await boughtDisk(cloud)];
  await attached(cloud, extra, id);
  const before = await expiry(cloud, id);
  const renew = (more: object) => codeOf(client.RenewInstances({ InstanceIds: [id], ...oneMonth, ...more }));
  expect(await renew({ InstanceChargePrepaid: { Period: 48 } })).toBe("InvalidParameterValue");
  expect(await renew({ InstanceIds: [id, "lhins-00000000"] })).toBe("ResourceNotFound.InstanceIdNotFound");
  expect(await renew({ InstanceIds: ["lhins-1"] })).toBe("InvalidParameterValue.InstanceIdMalformed");
  expect(await renew({ InstanceIds: [id, id] })).toBe("InvalidParameterValue.Duplicated");
  const many = Array.from({ length: 101 }, (_, index) => `lhins-${String(index).padStart(8, "0")}`);
  expect(await renew({ InstanceIds: many })).toBe("InvalidParameterValue.LimitExceeded");
  const { InstanceIdSet: [creating = ""] = [] } = await client.CreateInstances(order);
  expect(await renew({ InstanceIds: [id, creating] })).toBe("OperationDenied.InstanceCreating");
  cloud.clock.advance(1000);
  await client.ResizeDisks({ DiskIds: [extra], DiskSize: 40 });
  expect(await renew({})).toBe("UnsupportedOperation.DiskLatestOperationUnfinished");
  cloud.clock.advance(1000);
  // Direct writes: no call leaves an attached disk PENDING or a running instance LAUNCH_FAILED.
  await cloud.cloud.db.updateTable("disks").set({ state: "PENDING" }).where("id", "=", extra).execute();
  expect(await renew({})).toBe("UnsupportedOperation.InvalidDiskState");
  await client.StopInstances({ InstanceIds: [id] });
  expect(await renew({ RenewDataDisk: false })).toBe("UnsupportedOperation.LatestOperationUnfinished");
  cloud.clock.advance(1000);
  expect((await instance(cloud, id))?.InstanceState).toBe("STOPPED");
  await cloud.cloud.db.updateTable("instances").set({ state: "LAUNCH_FAILED" }).where("id", "=", id).execute();
  expect(await renew({ RenewDataDisk: false })).toBe("FailedOperation.RenewResourcesFailed");
  expect(await codeOf(cloud.lighthouse(key(2)).RenewInstances({ InstanceIds: [id], ...oneMonth }))).toBe(
    "ResourceNotFound.InstanceIdNotFound",
  );
  expect(await expiry(cloud, id)).toBe(before);
});

test("an expired instance shuts down, can be renewed for seven days, and is then terminated", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const [id, other] = [await bought(cloud), await bought(cloud, {}, key(2))];
  await setTimes(cloud, id, { expires: cloud.clock.now() + 2000 });
  expect((await instance(cloud, id))?.InstanceState).toBe("RUNNING");
  cloud.clock.advance(2500);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "STOPPING", LatestOperation: "IsolateInstances" });
  cloud.clock.advance(1000);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "SHUTDOWN", LatestOperationState: "SUCCESS" });
  expect(await returnable(cloud, id)).toMatchObject({ IsReturnable: false, ReturnFailCode: 2 });
  expect(await codeOf(client.DescribeModifyInstanceBundles({ InstanceId: id }))).toBe(
    "UnsupportedOperation.InstanceExpired",
  );
  await client.RenewInstances({ InstanceIds: [id], ...oneMonth });
  cloud.clock.advance(1000);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", IsolatedTime: null });

  await client.IsolateInstances({ InstanceIds: [id] });
  cloud.clock.advance(2000);
  await setTimes(cloud, id, { isolated: cloud.clock.now() - 7 * day + 2000 });
  expect((await instance(cloud, id))?.InstanceState).toBe("SHUTDOWN");
  cloud.clock.advance(2500);
  expect(await instance(cloud, id)).toMatchObject({
    InstanceState: "TERMINATING",
    LatestOperation: "TerminateInstances",
  });
  cloud.clock.advance(1000);
  expect(await instance(cloud, id)).toBeUndefined();
  const { InstanceSet = [] } = await cloud.lighthouse(key(2)).DescribeInstances({});
  expect(InstanceSet.map((one) => [one.InstanceId, one.InstanceState])).toEqual([[other, "RUNNING"]]);
  expect((await client.DescribeDisks({})).TotalCount).toBe(0);
  const { DiskSet = [] } = await cloud.lighthouse(key(2)).DescribeDisks({});
  expect(DiskSet.map((one) => one.InstanceId)).toEqual([other]);
});

test("an instance with automatic renewal is renewed month by month", async () => {
  await using cloud = await TestCloud.start();
  const id = await bought(cloud, { InstanceChargePrepaid: { Period: 1, RenewFlag: "NOTIFY_AND_AUTO_RENEW" } });
  await setTimes(cloud, id, { expires: cloud.clock.now() - 70 * day });
  const renewed = await instance(cloud, id);
  expect(renewed?.InstanceState).toBe("RUNNING");
  const left = Date.parse(renewed?.ExpiredTime ?? "") - cloud.clock.now();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(31 * day);
  expect((await disk(cloud, renewed?.SystemDisk?.DiskId ?? ""))?.ExpiredTime).toBe(renewed?.ExpiredTime ?? "");
});

test("a busy instance expires when its operation ends", async () => {
  await using cloud = await TestCloud.start();
  const id = await bought(cloud);
  await cloud.lighthouse().RebootInstances({ InstanceIds: [id] });
  await setTimes(cloud, id, { expires: 0 });
  expect((await instance(cloud, id))?.InstanceState).toBe("REBOOTING");
  cloud.clock.advance(1000);
  expect((await instance(cloud, id))?.InstanceState).toBe("STOPPING");
});

test("DescribeInstancesReturnable lists only the instances of the account", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const ids = [await bought(cloud), await bought(cloud)];
  expect(await client.DescribeInstancesReturnable({ Limit: 1 })).toMatchObject({
    TotalCount: 2,
    InstanceReturnableSet: [{ IsReturnable: true }],
  });
  expect((await cloud.lighthouse(key(2)).DescribeInstancesReturnable({})).TotalCount).toBe(0);
  const rejected = (more: object) => codeOf(client.DescribeInstancesReturnable(more));
  expect(await rejected({ InstanceIds: ["lhins-00000000"] })).toBe("ResourceNotFound.InstanceIdNotFound");
  expect(await rejected({ InstanceIds: [ids[0], ids[0]] })).toBe("InvalidParameterValue.Duplicated");
  expect(await rejected({ Limit: 101 })).toBe("InvalidParameterValue.OutOfRange");
  expect(await rejected({ Offset: -1 })).toBe("InvalidParameterValue.Negative");
});

/** Makes each running machine send the given rate in Mbit/s. */
function setOutRate(cloud: TestCloud, out: number): void {
  const { machines } = cloud.cloud;
  const meanUsage: Machines["meanUsage"] = async (...range) => ({ ...(await machines.meanUsage(...range)), out });
  Object.assign(cloud.cloud, { machines: { ...machines, meanUsage } });
}

test("a traffic package starts a new period each month after the creation of its instance", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const id = await bought(cloud, { InstanceChargePrepaid: { Period: 12 } });
  const { db, clock } = cloud.cloud;
  const created = clock.now() - 40 * day;
  // Direct writes: no call can backdate an instance or its runs.
  await db.updateTable("instances").set({ created }).execute();
  setOutRate(cloud, 1);
  const packages = async () => (await client.DescribeInstancesTrafficPackages({})).InstanceTrafficPackageSet?.[0];
  expect((await packages())?.InstanceId).toBe(id);
  // The instance has run for one minute.
  const started = clock.now() - 120_000;
  await db
    .updateTable("runs")
    .set({ started, ended: started + 60_000 })
    .execute();
  const used = (60 * 1_000_000) / 8;
  const { InstanceId, TrafficPackageSet: [one] = [] } = (await packages()) ?? {};
  expect(InstanceId).toBe(id);
  expect(one).toMatchObject({
    TrafficPackageId: id.replace("lhins", "lhtfp"),
    TrafficUsed: used,
    TrafficPackageTotal: 300 * 1024 ** 3,
    TrafficPackageRemaining: 300 * 1024 ** 3 - used,
    TrafficOverflow: 0,
    Deadline: (await instance(cloud, id))?.ExpiredTime,
    Status: "NETWORK_NORMAL",
  });
  const [start, last] = [Date.parse(one?.StartTime ?? ""), Date.parse(one?.EndTime ?? "")];
  expect(start).toBeLessThanOrEqual(clock.now());
  expect(last).toBeGreaterThan(clock.now() - 1000);
  expect(last - start).toBeGreaterThan(27 * day);
  expect(last - start).toBeLessThan(32 * day);
  expect(start).toBeGreaterThan(created + 27 * day);

  setOutRate(cloud, (301 * 1024 ** 3 * 8) / 1_000_000 / 60);
  expect((await packages())?.TrafficPackageSet?.[0]).toMatchObject({
    TrafficPackageRemaining: 0,
    TrafficOverflow: 1024 ** 3,
  });
  expect((await client.DescribeInstancesTrafficPackages({ InstanceIds: ["lhins-00000000"] })).TotalCount).toBe(0);
  expect((await cloud.lighthouse(key(2)).DescribeInstancesTrafficPackages({})).TotalCount).toBe(0);
  expect(await codeOf(client.DescribeInstancesTrafficPackages({ InstanceIds: [id, id] }))).toBe(
    "InvalidParameterValue.Duplicated",
  );
});

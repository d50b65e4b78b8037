import { expect, test } from "bun:test";
import type { Machines } from "#machines/port.ts";
import { simulatedMachines } from "#machines/simulated.ts";
import { TestCloud } from "../cloud.ts";
import { cloudOf, machine } from "../world/worlds.ts";
import { bought, instance } from "./bought.ts";
import { attached, boughtDisk, disk } from "./disks.ts";
import { createdKeyPair } from "./keys.ts";

/** A cloud in which one method of the machines always fails. */
const cloudWithFailing = (broken: keyof Machines) =>
  TestCloud.start({ machines: { ...simulatedMachines, [broken]: () => Promise.reject(new Error("broken")) } });

const failed = { LatestOperationState: "FAILED" };

test("a disk belongs to no instance if attaching it fails", async () => {
  await using cloud = await cloudWithFailing("attach");
  const [host, id] = [await bought(cloud), await boughtDisk(cloud)];
  await attached(cloud, id, host);
  expect(await disk(cloud, id)).toMatchObject({ DiskState: "UNATTACHED", InstanceId: "", Attached: false, ...failed });
});

test("a key pair is not bound if installing its key fails", async () => {
  await using cloud = await cloudWithFailing("keys");
  const client = cloud.lighthouse();
  const InstanceId = await bought(cloud);
  const { KeyPair } = await client.CreateKeyPair({ KeyName: "mine" });
  const KeyIds = [KeyPair?.KeyId ?? ""];
  await client.AssociateInstancesKeyPairs({ InstanceIds: [InstanceId], KeyIds });
  cloud.clock.advance(3000);
  expect(await instance(cloud, InstanceId)).toMatchObject({ InstanceState: "RUNNING", ...failed });
  expect((await client.DescribeKeyPairs({ KeyIds })).KeyPairSet?.[0]?.AssociatedInstanceIds).toEqual([]);
});

test("an instance is not returned if stopping it fails", async () => {
  await using cloud = await cloudWithFailing("stop");
  const InstanceId = await bought(cloud);
  const before = await instance(cloud, InstanceId);
  await cloud.lighthouse().IsolateInstances({ InstanceIds: [InstanceId] });
  cloud.clock.advance(2000);
  const after = await instance(cloud, InstanceId);
  expect(after).toMatchObject({ InstanceState: "RUNNING", IsolatedTime: null, ...failed });
  expect(after?.ExpiredTime).toBe(before?.ExpiredTime ?? "");
});

test("the return of an expired instance is retried one minute after it fails", async () => {
  let works = false;
  const stop: Machines["stop"] = async (...parameters) =>
    works ? simulatedMachines.stop(...parameters) : Promise.reject(new Error("broken"));
  await using cloud = await TestCloud.start({ machines: { ...simulatedMachines, stop } });
  const id = await bought(cloud);
  // In the database: no call shortens a paid period, and the clock cannot advance by a month.
  await cloud.cloud.db
    .updateTable("instances")
    .set({ expires: cloud.clock.now() - 1000 })
    .execute();
  await instance(cloud, id);
  cloud.clock.advance(2000);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", ...failed });
  works = true;
  cloud.clock.advance(30_000);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", ...failed });
  cloud.clock.advance(30_000);
  await instance(cloud, id);
  cloud.clock.advance(2000);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "SHUTDOWN", LatestOperationState: "SUCCESS" });
});

test("a failed operation ends at the time of the request that ran it, so earlier monitoring data stays empty", async () => {
  const machines = { ...simulatedMachines, stop: () => Promise.reject(new Error("broken")) };
  const id = "lhins-mine0001";
  const pace = { operations: { reads: 1 } };
  await using cloud = await cloudOf({ lighthouse: { instances: [machine(id)] }, pace }, { machines });
  await cloud.lighthouse().StopInstances({ InstanceIds: [id] });
  await instance(cloud, id);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", ...failed });
  const { DataPoints } = await cloud.monitor().GetMonitorData({
    Namespace: "QCE/LIGHTHOUSE",
    MetricName: "LighthouseOuttraffic",
    Instances: [{ Dimensions: [{ Name: "InstanceId", Value: id }] }],
    StartTime: new Date(cloud.clock.now() - 3_600_000).toISOString(),
    EndTime: new Date(cloud.clock.now() - 1_800_000).toISOString(),
  });
  expect(DataPoints?.[0]?.Timestamps).toEqual([]);
});

test("a returned instance is not renewed if starting it fails", async () => {
  await using cloud = await cloudWithFailing("start");
  const [id, client] = [await bought(cloud), cloud.lighthouse()];
  await client.IsolateInstances({ InstanceIds: [id] });
  cloud.clock.advance(3000);
  const before = await instance(cloud, id);
  expect(before).toMatchObject({ InstanceState: "SHUTDOWN", IsolatedTime: expect.any(String) });
  const InstanceChargePrepaid = { Period: 2, RenewFlag: "NOTIFY_AND_AUTO_RENEW" };
  await client.RenewInstances({ InstanceIds: [id], InstanceChargePrepaid });
  cloud.clock.advance(3000);
  const { InstanceState, ExpiredTime, IsolatedTime, RenewFlag } = before ?? {};
  expect(await instance(cloud, id)).toMatchObject({ InstanceState, ExpiredTime, IsolatedTime, RenewFlag, ...failed });
});

test("an isolated disk is not renewed if detaching it from its instance fails", async () => {
  await using cloud = await cloudWithFailing("detach");
  const [host, id, client] = [await bought(cloud), await boughtDisk(cloud), cloud.lighthouse()];
  await attached(cloud, id, host);
  await client.IsolateInstances({ InstanceIds: [host] });
  const before = await disk(cloud, id);
  expect(before).toMatchObject({ DiskState: "SHUTDOWN", IsolatedTime: expect.any(String) });
  cloud.clock.advance(3000);
  const RenewDiskChargePrepaid = { Period: 2, RenewFlag: "NOTIFY_AND_AUTO_RENEW" };
  await client.RenewDisks({ DiskIds: [id], RenewDiskChargePrepaid });
  cloud.clock.advance(3000);
  const { DiskState, ExpiredTime, IsolatedTime, RenewFlag } = before ?? {};
  expect(await disk(cloud, id)).toMatchObject({ DiskState, ExpiredTime, IsolatedTime, RenewFlag, ...failed });
});

test("a snapshot disappears if creating it fails, and its instance keeps running", async () => {
  await using cloud = await cloudWithFailing("snapshot");
  const [InstanceId, client] = [await bought(cloud), cloud.lighthouse()];
  await client.CreateInstanceSnapshot({ InstanceId });
  expect((await client.DescribeSnapshots({})).SnapshotSet).toMatchObject([{ SnapshotState: "CREATING" }]);
  cloud.clock.advance(3000);
  expect((await client.DescribeSnapshots({})).SnapshotSet).toEqual([]);
  expect(await instance(cloud, InstanceId)).toMatchObject({ InstanceState: "RUNNING" });
});

test("a disk backup disappears if creating it fails, and does not use up the quota", async () => {
  await using cloud = await cloudWithFailing("backUp");
  const [DiskId, client] = [await boughtDisk(cloud, { DiskBackupQuota: 1 }), cloud.lighthouse()];
  await client.CreateDiskBackup({ DiskId });
  cloud.clock.advance(3000);
  expect((await client.DescribeDiskBackups({})).DiskBackupSet).toEqual([]);
  expect(await disk(cloud, DiskId)).toMatchObject({ DiskState: "UNATTACHED", DiskBackupCount: 0 });
  await client.CreateDiskBackup({ DiskId });
});

test("an instance keeps its previous key pairs, except deleted ones, if resetting it fails", async () => {
  await using cloud = await cloudWithFailing("reset");
  const client = cloud.lighthouse();
  const [oldKey, deletedKey, newKey] = [
    await createdKeyPair(cloud, "old"),
    await createdKeyPair(cloud, "deleted"),
    await createdKeyPair(cloud, "new"),
  ];
  const InstanceId = await bought(cloud, { LoginConfiguration: { KeyIds: [oldKey, deletedKey] } });
  await client.ResetInstance({ InstanceId, LoginConfiguration: { KeyIds: [newKey] } });
  await client.DeleteKeyPairs({ KeyIds: [deletedKey] });
  cloud.clock.advance(3000);
  expect(await instance(cloud, InstanceId)).toMatchObject({
    InstanceState: "RUNNING",
    LoginSettings: { KeyIds: [oldKey] },
    ...failed,
  });
});

test("an operation fails only once under concurrent requests, and other operations succeed", async () => {
  let broken = "";
  const stop: Machines["stop"] = async (id) => {
    // Gives the other requests time to start waiting.
    await Bun.sleep(20);
    if (id === broken) throw new Error("broken");
  };
  await using cloud = await TestCloud.start({ machines: { ...simulatedMachines, stop } });
  const InstanceIds = [await bought(cloud), await bought(cloud), await bought(cloud)];
  await cloud.lighthouse().DescribeInstances({});
  broken = InstanceIds[0] ?? "";
  await cloud.lighthouse().StopInstances({ InstanceIds });
  cloud.clock.advance(1000);
  await Promise.all(Array.from({ length: 8 }, () => cloud.lighthouse().DescribeInstances({})));
  const { InstanceSet = [] } = await cloud.lighthouse().DescribeInstances({ InstanceIds });
  const states = Object.fromEntries(InstanceSet.map((one) => [one.InstanceId, one.InstanceState]));
  expect(InstanceIds.map((id) => states[id])).toEqual(["RUNNING", "STOPPED", "STOPPED"]);
  expect(cloud.log.lines.filter(({ event }) => event === "operation")).toHaveLength(1);
});

test("an instance reports that rolling back its system disk failed", async () => {
  await using cloud = await cloudWithFailing("restore");
  const [InstanceId, client] = [await bought(cloud), cloud.lighthouse()];
  const { SnapshotId = "" } = await client.CreateInstanceSnapshot({ InstanceId });
  cloud.clock.advance(3000);
  await client.ApplyInstanceSnapshot({ InstanceId, SnapshotId });
  cloud.clock.advance(3000);
  const broken = { LatestOperation: "ApplyInstanceSnapshot", ...failed };
  expect(await instance(cloud, InstanceId)).toMatchObject({ InstanceState: "RUNNING", ...broken });
});

test("a disk and its instance report that rolling back the disk failed", async () => {
  await using cloud = await cloudWithFailing("rollBack");
  const [host, DiskId, client] = [
    await bought(cloud),
    await boughtDisk(cloud, { DiskBackupQuota: 1 }),
    cloud.lighthouse(),
  ];
  await attached(cloud, DiskId, host);
  const { DiskBackupId = "" } = await client.CreateDiskBackup({ DiskId });
  cloud.clock.advance(3000);
  await client.ApplyDiskBackup({ DiskId, DiskBackupId });
  cloud.clock.advance(3000);
  const broken = { LatestOperation: "ApplyDiskBackup", ...failed };
  expect(await instance(cloud, host)).toMatchObject({ InstanceState: "RUNNING", ...broken });
  expect(await disk(cloud, DiskId)).toMatchObject({ DiskState: "ATTACHED", ...broken });
});

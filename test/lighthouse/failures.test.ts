import { expect, test } from "bun:test";
import type { Machines } from "#machines/port.ts";
import { simulatedMachines } from "#machines/simulated.ts";
import { TestCloud } from "../cloud.ts";
import { cloudOf, machine } from "../world/worlds.ts";
import { bought, instance } from "./bought.ts";
import { attached, boughtDisk, disk } from "./disks.ts";
import { made } from "./keys.ts";

/** A cloud whose machines do everything but one thing. */
const without = (broken: keyof Machines) =>
  TestCloud.start({ machines: { ...simulatedMachines, [broken]: () => Promise.reject(new Error("broken")) } });

const failed = { LatestOperationState: "FAILED" };

test("a disk that could not be attached belongs to no instance", async () => {
  await using cloud = await without("attach");
  const [host, id] = [await bought(cloud), await boughtDisk(cloud)];
  await attached(cloud, id, host);
  expect(await disk(cloud, id)).toMatchObject({ DiskState: "UNATTACHED", InstanceId: "", Attached: false, ...failed });
});

test("a key that could not be brought in is not bound", async () => {
  await using cloud = await without("keys");
  const client = cloud.lighthouse();
  const InstanceId = await bought(cloud);
  const { KeyPair } = await client.CreateKeyPair({ KeyName: "mine" });
  const KeyIds = [KeyPair?.KeyId ?? ""];
  await client.AssociateInstancesKeyPairs({ InstanceIds: [InstanceId], KeyIds });
  cloud.clock.advance(3000);
  expect(await instance(cloud, InstanceId)).toMatchObject({ InstanceState: "RUNNING", ...failed });
  expect((await client.DescribeKeyPairs({ KeyIds })).KeyPairSet?.[0]?.AssociatedInstanceIds).toEqual([]);
});

test("an instance that could not be stopped is not given back", async () => {
  await using cloud = await without("stop");
  const InstanceId = await bought(cloud);
  const before = await instance(cloud, InstanceId);
  await cloud.lighthouse().IsolateInstances({ InstanceIds: [InstanceId] });
  cloud.clock.advance(2000);
  const after = await instance(cloud, InstanceId);
  expect(after).toMatchObject({ InstanceState: "RUNNING", IsolatedTime: null, ...failed });
  expect(after?.ExpiredTime).toBe(before?.ExpiredTime ?? "");
});

test("one whose time is over is tried again a minute later", async () => {
  let works = false;
  const stop: Machines["stop"] = async (...given) =>
    works ? simulatedMachines.stop(...given) : Promise.reject(new Error("broken"));
  await using cloud = await TestCloud.start({ machines: { ...simulatedMachines, stop } });
  const id = await bought(cloud);
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

test("work that failed at a look has failed then, and not at the beginning of time", async () => {
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

test("an instance that could not be started again is not renewed", async () => {
  await using cloud = await without("start");
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

test("a disk that its instance does not let go is not renewed", async () => {
  await using cloud = await without("detach");
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

test("a snapshot that could not be taken is not there, and takes nobody's place", async () => {
  await using cloud = await without("snapshot");
  const [InstanceId, client] = [await bought(cloud), cloud.lighthouse()];
  await client.CreateInstanceSnapshot({ InstanceId });
  expect((await client.DescribeSnapshots({})).SnapshotSet).toMatchObject([{ SnapshotState: "CREATING" }]);
  cloud.clock.advance(3000);
  expect((await client.DescribeSnapshots({})).SnapshotSet).toEqual([]);
  expect(await instance(cloud, InstanceId)).toMatchObject({ InstanceState: "RUNNING" });
});

test("a backup that could not be made is not there either", async () => {
  await using cloud = await without("backUp");
  const [DiskId, client] = [await boughtDisk(cloud, { DiskBackupQuota: 1 }), cloud.lighthouse()];
  await client.CreateDiskBackup({ DiskId });
  cloud.clock.advance(3000);
  expect((await client.DescribeDiskBackups({})).DiskBackupSet).toEqual([]);
  expect(await disk(cloud, DiskId)).toMatchObject({ DiskState: "UNATTACHED", DiskBackupCount: 0 });
  await client.CreateDiskBackup({ DiskId });
});

test("an instance that could not be reset lets in whom it let in before, but for keys that are deleted", async () => {
  await using cloud = await without("reset");
  const client = cloud.lighthouse();
  const [old, older, young] = [await made(cloud, "old"), await made(cloud, "older"), await made(cloud, "young")];
  const InstanceId = await bought(cloud, { LoginConfiguration: { KeyIds: [old, older] } });
  await client.ResetInstance({ InstanceId, LoginConfiguration: { KeyIds: [young] } });
  await client.DeleteKeyPairs({ KeyIds: [older] });
  cloud.clock.advance(3000);
  expect(await instance(cloud, InstanceId)).toMatchObject({
    InstanceState: "RUNNING",
    LoginSettings: { KeyIds: [old] },
    ...failed,
  });
});

test("what fails while many look fails once, and nothing else with it", async () => {
  let broken = "";
  const stop: Machines["stop"] = async (id) => {
    // Long enough for the others to have begun waiting.
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

test("work that an instance stood still for has failed for the instance, too", async () => {
  await using cloud = await without("restore");
  const [InstanceId, client] = [await bought(cloud), cloud.lighthouse()];
  const { SnapshotId = "" } = await client.CreateInstanceSnapshot({ InstanceId });
  cloud.clock.advance(3000);
  await client.ApplyInstanceSnapshot({ InstanceId, SnapshotId });
  cloud.clock.advance(3000);
  const broken = { LatestOperation: "ApplyInstanceSnapshot", ...failed };
  expect(await instance(cloud, InstanceId)).toMatchObject({ InstanceState: "RUNNING", ...broken });
});

test("a backup that a disk was not taken back to fails for the disk and its instance, too", async () => {
  await using cloud = await without("rollBack");
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

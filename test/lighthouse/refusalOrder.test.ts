import { expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought, order } from "./bought.ts";
import { attached, boughtDisk, disk } from "./disks.ts";
import { createdKeyPair } from "./keys.ts";

test("an operation that the instance type does not support is rejected before its state is checked", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const { InstanceIdSet: windows = [] } = await client.CreateInstances({ ...order, BlueprintId: "lhbp-vkr2b62n" });
  const { InstanceIdSet: storage = [] } = await client.CreateInstances({ ...order, BundleId: "bundle_stg_01" });
  const associate = { InstanceIds: windows, KeyIds: [await createdKeyPair(cloud, "key")] };
  const noKeys = "UnsupportedOperation.WindowsNotSupportKeyPair";
  const noSnapshots = "OperationDenied.OperationDeniedCreateSnapshotForStorageBundle";
  expect(await codeOf(client.AssociateInstancesKeyPairs(associate))).toBe(noKeys);
  expect(await codeOf(client.CreateInstanceSnapshot({ InstanceId: storage[0] ?? "" }))).toBe(noSnapshots);
  const InstanceIds = [...windows, ...storage];
  const { InstanceDeniedActionSet = [] } = await client.DescribeInstancesDeniedActions({ InstanceIds });
  const denied = InstanceDeniedActionSet.map(
    (one) => new Map(one.DeniedActions?.map(({ Action, Code }) => [Action, Code])),
  );
  expect(denied[0]?.get("AssociateInstancesKeyPairs")).toBe(noKeys);
  expect(denied[0]?.get("StartInstances")).toBe("OperationDenied.InstanceCreating");
  expect(denied[1]?.get("CreateInstanceSnapshot")).toBe(noSnapshots);
});

test("an instance cannot be returned together with a disk whose operation is in progress", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const [InstanceId, DiskId] = [await bought(cloud), await boughtDisk(cloud, { DiskBackupQuota: 1 })];
  await attached(cloud, DiskId, InstanceId);
  await client.CreateDiskBackup({ DiskId });
  const isolate = (IsolateDataDisk: boolean) => client.IsolateInstances({ InstanceIds: [InstanceId], IsolateDataDisk });
  expect(await codeOf(isolate(true))).toBe("UnsupportedOperation.LatestOperationUnfinished");
  expect((await disk(cloud, DiskId))?.DiskState).toBe("ATTACHED");
  await isolate(false);
  cloud.clock.advance(1000);
  expect((await disk(cloud, DiskId))?.DiskState).toBe("ATTACHED");
});

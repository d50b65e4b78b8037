import { expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { Tool } from "./infrastructure.ts";
import {
  dataDisk,
  disk,
  diskAttachment,
  diskBackup,
  instance,
  order,
  snapshot,
  waitUntilDone,
} from "./infrastructureKinds.ts";

test("an operation is OPERATING as soon as its call returns, so a tool never mistakes the previous operation for it", async () => {
  await using cloud = await TestCloud.start();
  const tool = new Tool(cloud);
  const { client } = tool;
  const InstanceId = await tool.apply("instance", instance(tool, order));
  const InstanceIds = [InstanceId];
  const SnapshotId = await tool.apply("snapshot", snapshot(tool, InstanceId, { SnapshotName: "before" }));
  const DiskId = await tool.apply("disk", disk(tool, dataDisk, {}));
  await tool.apply("attachment", diskAttachment(tool, { DiskId, InstanceId }));
  const DiskBackupId = await tool.apply("backup", diskBackup(tool, { DiskId, DiskBackupName: "backup" }));
  await waitUntilDone(tool, InstanceId);

  const states = {
    instance: async () => (await client.DescribeInstances({ InstanceIds })).InstanceSet?.[0]?.LatestOperationState,
    snapshot: async () =>
      (await client.DescribeSnapshots({ SnapshotIds: [SnapshotId] })).SnapshotSet?.[0]?.LatestOperationState,
    disk: async () => (await client.DescribeDisks({ DiskIds: [DiskId] })).DiskSet?.[0]?.LatestOperationState,
    backup: async () =>
      (await client.DescribeDiskBackups({ DiskBackupIds: [DiskBackupId] })).DiskBackupSet?.[0]?.LatestOperationState,
  };
  const month = { Period: 1 };
  const operations: readonly [keyof typeof states, string, () => Promise<unknown>][] = [
    ["instance", "stop", () => client.StopInstances({ InstanceIds })],
    ["instance", "start", () => client.StartInstances({ InstanceIds })],
    ["instance", "reboot", () => client.RebootInstances({ InstanceIds })],
    ["snapshot", "rollback", () => client.ApplyInstanceSnapshot({ InstanceId, SnapshotId })],
    ["instance", "password", () => client.ResetInstancesPassword({ InstanceIds, Password: "Abcdef-123456" })],
    ["instance", "bundle", () => client.ModifyInstancesBundle({ InstanceIds, BundleId: "bundle2022_gen_02" })],
    ["instance", "renewal", () => client.RenewInstances({ InstanceIds, InstanceChargePrepaid: month })],
    ["instance", "reset", () => client.ResetInstance({ InstanceId, BlueprintId: "lhbp-mxml4cnq" })],
    ["disk", "renewal", () => client.RenewDisks({ DiskIds: [DiskId], RenewDiskChargePrepaid: month })],
    ["backup", "rollback", () => client.ApplyDiskBackup({ DiskId, DiskBackupId })],
  ];
  for (const [of, name, call] of operations) {
    await call();
    expect([of, name, await states[of]()]).toEqual([of, name, "OPERATING"]);
    await tool.waitFor(states[of], "SUCCESS");
    await waitUntilDone(tool, InstanceId);
  }
});

test("data sources that require items return at least one", async () => {
  await using cloud = await TestCloud.start();
  const tool = new Tool(cloud);
  const { client } = tool;
  const InstanceId = await tool.apply("instance", instance(tool, order));
  const InstanceIds = [InstanceId];
  const zone = [{ Name: "zone", Values: [order.Zone] }];
  const { ZoneInfoSet } = await client.DescribeZones({ OrderField: "ZONE", Order: "ASC" });
  const { BundleSet } = await client.DescribeBundles({ Zones: [order.Zone], Offset: 0, Limit: 20 });
  const { ResetInstanceBlueprintSet } = await client.DescribeResetInstanceBlueprints({
    InstanceId,
    Offset: 0,
    Limit: 20,
  });
  const sets = {
    regions: (await client.DescribeRegions()).RegionSet,
    zones: ZoneInfoSet,
    onSale: BundleSet?.filter(({ BundleSalesState }) => BundleSalesState === "AVAILABLE"),
    toReset: ResetInstanceBlueprintSet,
    diskNumbers: (await client.DescribeInstancesDiskNum({ InstanceIds })).AttachDetailSet,
    blueprints: (await client.DescribeBlueprintInstances({ InstanceIds })).BlueprintInstanceSet,
    diskConfigs: (await client.DescribeDiskConfigs({ Filters: zone })).DiskConfigSet,
    firewall: (await client.DescribeFirewallRulesTemplate()).FirewallRuleSet,
  };
  expect(Object.entries(sets).filter(([, set]) => !set?.length)).toEqual([]);
  expect((await client.DescribeInstanceVncUrl({ InstanceId })).InstanceVncUrl).toBeTruthy();
});

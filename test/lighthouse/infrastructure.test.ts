import { expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { paged, Tool } from "./infrastructure.ts";
import {
  appliedSnapshot,
  blueprint,
  dataDisk,
  disk,
  diskAttachment,
  diskBackup,
  firewallRules,
  firewallTemplate,
  instance,
  keyAttachment,
  keyPair,
  order,
  snapshot,
  waitUntilDone,
} from "./infrastructureKinds.ts";
import { rsa1024 } from "./publicKeys.ts";

const rules = [
  { Protocol: "TCP", Port: "80", CidrBlock: "10.0.0.1", Action: "ACCEPT", FirewallRuleDescription: "description 1" },
  { Protocol: "TCP", Port: "80", CidrBlock: "10.0.0.2", Action: "ACCEPT", FirewallRuleDescription: "description 2" },
  { Protocol: "UDP", Port: "53,853", CidrBlock: "10.1.0.0/16", Action: "DROP", FirewallRuleDescription: "" },
];

test("an infrastructure tool applies a configuration, plans no change after it, updates it and destroys it", async () => {
  await using cloud = await TestCloud.start();
  const tool = new Tool(cloud);
  const FirewallTemplateId = await tool.apply("nothing", firewallTemplate(tool, { TemplateName: "empty-template" }));
  await tool.apply("template", firewallTemplate(tool, { TemplateName: "web", TemplateRules: rules }));
  const KeyId = await tool.apply("key", keyPair(tool, { KeyName: "tf_key", PublicKey: `${rsa1024} me at home` }));
  await tool.apply("created key", keyPair(tool, { KeyName: "tf_created" }));
  const InstanceId = await tool.apply("instance", instance(tool, order, { FirewallTemplateId }));
  await tool.apply("rules", firewallRules(tool, { InstanceId, FirewallRules: rules }));
  await tool.apply("key attachment", keyAttachment(tool, { KeyId, InstanceId }));
  const SnapshotId = await tool.apply("snapshot", snapshot(tool, InstanceId, { SnapshotName: "before" }));
  await tool.apply("rollback", appliedSnapshot(tool, { InstanceId, SnapshotId }));
  const DiskId = await tool.apply("disk", disk(tool, dataDisk, { RenewFlag: "NOTIFY_AND_AUTO_RENEW", TimeUnit: "m" }));
  await tool.apply("disk attachment", diskAttachment(tool, { DiskId, InstanceId }));
  await tool.apply("backup", diskBackup(tool, { DiskId, DiskBackupName: "backup" }));
  await waitUntilDone(tool, InstanceId);
  await tool.apply("blueprint", blueprint(tool, InstanceId, { BlueprintName: "mine", Description: "A copy" }));
  await waitUntilDone(tool, InstanceId);
  expect(await tool.plan()).toEqual({});
  const before = await tool.refresh();
  cloud.clock.advance(5000);
  expect(await tool.refresh()).toEqual(before);

  const changed = { ...order, InstanceName: "other", RenewFlag: "NOTIFY_AND_MANUAL_RENEW" };
  await tool.apply("instance", instance(tool, { ...changed, BundleId: "bundle2022_gen_02" }));
  await tool.apply("rules", firewallRules(tool, { InstanceId, FirewallRules: rules.toReversed() }));
  await tool.apply("disk", disk(tool, { ...dataDisk, DiskName: "other" }, {}));
  await tool.apply("snapshot", snapshot(tool, InstanceId, { SnapshotName: "after" }));
  await tool.apply("blueprint", blueprint(tool, InstanceId, { BlueprintName: "ours", Description: "Still a copy" }));
  await tool.apply("template", firewallTemplate(tool, { TemplateName: "net", TemplateRules: rules }));
  expect(await tool.plan()).toEqual({});

  await tool.destroy();
  cloud.clock.advance(5000);
  const { client } = tool;
  const remaining = await Promise.all([
    client.DescribeInstances({}),
    client.DescribeDisks({}),
    client.DescribeDiskBackups({}),
    client.DescribeSnapshots({}),
    client.DescribeKeyPairs({}),
    client.DescribeFirewallTemplates({}),
    client.DescribeBlueprints({ Filters: [{ Name: "blueprint-type", Values: ["PRIVATE"] }] }),
  ]);
  expect(remaining.map(({ TotalCount }) => TotalCount)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test("an empty string or 0 in an optional parameter counts as an omitted parameter", async () => {
  await using cloud = await TestCloud.start();
  const tool = new Tool(cloud);
  const { client } = tool;
  const InstanceId = await tool.apply("instance", instance(tool, order));
  const DiskId = await tool.apply("disk", disk(tool, dataDisk, {}));
  expect((await tool.refresh()).get("disk")).toMatchObject({ RenewFlag: "NOTIFY_AND_MANUAL_RENEW" });

  await tool.apply("rules", firewallRules(tool, { InstanceId, FirewallRules: [{ Protocol: "TCP" }] }));
  const { FirewallRuleSet } = await client.DescribeFirewallRules({ InstanceId });
  expect(FirewallRuleSet?.[0]).toMatchObject({ Port: "ALL", CidrBlock: "0.0.0.0/0", Action: "ACCEPT" });

  const month = { Period: 1, RenewFlag: "", TimeUnit: "", CurInstanceDeadline: "" };
  await client.RenewDisks({ DiskIds: [DiskId], RenewDiskChargePrepaid: month });
  cloud.clock.advance(1000);
  const deadline = { Period: 0, RenewFlag: "", TimeUnit: "", CurInstanceDeadline: "2040-01-01 00:00:00" };
  await client.RenewDisks({ DiskIds: [DiskId], RenewDiskChargePrepaid: deadline });
  cloud.clock.advance(1000);
  expect((await tool.refresh()).get("disk")).toMatchObject({ ExpiredTime: "2040-01-01T00:00:00Z" });
  await client.RenewInstances({ InstanceIds: [InstanceId], InstanceChargePrepaid: { Period: 1, RenewFlag: "" } });
  cloud.clock.advance(1000);

  const AutoMountConfiguration = { InstanceId, MountPoint: "", FileSystemType: "" };
  const diskOrder = {
    ...dataDisk,
    DiskChargePrepaid: { Period: 1, RenewFlag: "", TimeUnit: "" },
    AutoMountConfiguration,
  };
  expect((await client.CreateDisks(diskOrder)).DiskIdSet).toHaveLength(1);
});

test("an infrastructure tool plans no change after it resets an instance to another blueprint", async () => {
  await using cloud = await TestCloud.start();
  const tool = new Tool(cloud);
  await tool.apply("instance", instance(tool, order));
  await tool.apply("instance", instance(tool, { ...order, BlueprintId: "lhbp-mxml4cnq" }));
  expect(await tool.plan()).toEqual({});
});

test("an infrastructure tool plans the removal of default firewall rules and removes them when it applies the plan", async () => {
  await using cloud = await TestCloud.start();
  const tool = new Tool(cloud);
  const InstanceId = await tool.apply("instance", instance(tool, order));
  await tool.apply("rules", firewallRules(tool, { InstanceId, FirewallRules: rules }));
  expect(Object.keys(await tool.plan())).toEqual(["rules.FirewallRules"]);
  await tool.apply("rules", firewallRules(tool, { InstanceId, FirewallRules: rules }));
  expect(await tool.plan()).toEqual({});
});

test("a data source that reads page by page ends and reads each item once", async () => {
  await using cloud = await TestCloud.start();
  const tool = new Tool(cloud);
  const { client } = tool;
  const InstanceIds = [await tool.apply("instance", instance(tool, order))];
  const [InstanceId = ""] = InstanceIds;
  const DiskCount = 20;
  await client.CreateDisks({ ...dataDisk, DiskCount, DiskChargePrepaid: { Period: 1 } });
  const ids = {
    disks: await paged(20, async (at) => (await client.DescribeDisks(at)).DiskSet?.map((one) => one.DiskId)),
    scenes: await paged(20, async (at) => (await client.DescribeScenes(at)).SceneSet?.map((one) => one.SceneId)),
    allScenes: await paged(20, async (at) =>
      (await client.DescribeAllScenes(at)).SceneInfoSet?.map((one) => one.SceneId),
    ),
    bundles: await paged(20, async (at) =>
      (await client.DescribeModifyInstanceBundles({ InstanceId, ...at })).ModifyBundleSet?.map(
        (one) => one.Bundle?.BundleId,
      ),
    ),
    traffic: await paged(20, async (at) =>
      (await client.DescribeInstancesTrafficPackages({ InstanceIds, ...at })).InstanceTrafficPackageSet?.map(
        (one) => one.InstanceId,
      ),
    ),
  };
  for (const [name, all] of Object.entries(ids)) {
    expect([name, new Set(all).size]).toEqual([name, all.length]);
    expect([name, all.length]).not.toEqual([name, 0]);
  }
  // Together with the system disk, this is more than one page.
  expect(ids.disks).toHaveLength(DiskCount + 1);
});

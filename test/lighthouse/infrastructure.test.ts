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
  untilDone,
} from "./infrastructureKinds.ts";
import { rsa1024 } from "./publicKeys.ts";

const rules = [
  { Protocol: "TCP", Port: "80", CidrBlock: "10.0.0.1", Action: "ACCEPT", FirewallRuleDescription: "description 1" },
  { Protocol: "TCP", Port: "80", CidrBlock: "10.0.0.2", Action: "ACCEPT", FirewallRuleDescription: "description 2" },
  { Protocol: "UDP", Port: "53,853", CidrBlock: "10.1.0.0/16", Action: "DROP", FirewallRuleDescription: "" },
];

test("a configuration is applied, planned again without a change, changed, and destroyed", async () => {
  await using cloud = await TestCloud.start();
  const tool = new Tool(cloud);
  const FirewallTemplateId = await tool.apply("nothing", firewallTemplate(tool, { TemplateName: "empty-template" }));
  await tool.apply("template", firewallTemplate(tool, { TemplateName: "web", TemplateRules: rules }));
  const KeyId = await tool.apply("key", keyPair(tool, { KeyName: "tf_key", PublicKey: `${rsa1024} me at home` }));
  await tool.apply("made key", keyPair(tool, { KeyName: "tf_made" }));
  const InstanceId = await tool.apply("instance", instance(tool, order, { FirewallTemplateId }));
  await tool.apply("rules", firewallRules(tool, { InstanceId, FirewallRules: rules }));
  await tool.apply("key attachment", keyAttachment(tool, { KeyId, InstanceId }));
  const SnapshotId = await tool.apply("snapshot", snapshot(tool, InstanceId, { SnapshotName: "before" }));
  await tool.apply("rollback", appliedSnapshot(tool, { InstanceId, SnapshotId }));
  const DiskId = await tool.apply("disk", disk(tool, dataDisk, { RenewFlag: "NOTIFY_AND_AUTO_RENEW", TimeUnit: "m" }));
  await tool.apply("disk attachment", diskAttachment(tool, { DiskId, InstanceId }));
  await tool.apply("backup", diskBackup(tool, { DiskId, DiskBackupName: "backup" }));
  await untilDone(tool, InstanceId);
  await tool.apply("blueprint", blueprint(tool, InstanceId, { BlueprintName: "mine", Description: "A copy" }));
  await untilDone(tool, InstanceId);
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
  const left = await Promise.all([
    client.DescribeInstances({}),
    client.DescribeDisks({}),
    client.DescribeDiskBackups({}),
    client.DescribeSnapshots({}),
    client.DescribeKeyPairs({}),
    client.DescribeFirewallTemplates({}),
    client.DescribeBlueprints({ Filters: [{ Name: "blueprint-type", Values: ["PRIVATE"] }] }),
  ]);
  expect(left.map(({ TotalCount }) => TotalCount)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test("what a user left out is sent as an empty text or as 0, and counts as left out", async () => {
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
  const mounted = {
    ...dataDisk,
    DiskChargePrepaid: { Period: 1, RenewFlag: "", TimeUnit: "" },
    AutoMountConfiguration,
  };
  expect((await client.CreateDisks(mounted)).DiskIdSet).toHaveLength(1);
});

test("a fresh system on an instance is planned without a change afterwards", async () => {
  await using cloud = await TestCloud.start();
  const tool = new Tool(cloud);
  await tool.apply("instance", instance(tool, order));
  await tool.apply("instance", instance(tool, { ...order, BlueprintId: "lhbp-mxml4cnq" }));
  expect(await tool.plan()).toEqual({});
});

test("rules of a firewall that were not written are a change, and are gone when it is applied", async () => {
  await using cloud = await TestCloud.start();
  const tool = new Tool(cloud);
  const InstanceId = await tool.apply("instance", instance(tool, order));
  await tool.apply("rules", firewallRules(tool, { InstanceId, FirewallRules: rules }));
  expect(Object.keys(await tool.plan())).toEqual(["rules.FirewallRules"]);
  await tool.apply("rules", firewallRules(tool, { InstanceId, FirewallRules: rules }));
  expect(await tool.plan()).toEqual({});
});

test("what data sources read by pages comes to an end, and each thing once", async () => {
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
  // With the system disk that is more than a page.
  expect(ids.disks).toHaveLength(DiskCount + 1);
});

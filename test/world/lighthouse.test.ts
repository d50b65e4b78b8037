import { describe, expect, test } from "bun:test";
import { simulatedMachines } from "#machines/simulated.ts";
import { key } from "../cloud.ts";
import { plain } from "../lighthouse/publicKeys.ts";
import { codeOf } from "../refusal.ts";
import { account, cloudOf, image, machine, place, uin } from "./worlds.ts";

const key1 = { ...place, id: "lhkp-mine0001", name: "mine", publicKey: plain(256) };
const disk = { ...place, id: "lhdisk-data0001", instance: "lhins-mine0001", size: 20 };
const created = "2024-02-03T04:05:06Z";

describe("a world with Lighthouse resources", () => {
  test("returns every field of an instance", async () => {
    const firewall = [{ protocol: "UDP", port: "53", cidr: "10.0.0.0/8", action: "DROP", about: "names" }];
    const one = machine("lhins-mine0001", {
      zone: "ap-guangzhou-4",
      name: "web",
      state: "STOPPED",
      uuid: "01234567-89ab-cdef-0123-456789abcdef",
      systemDisk: "lhdisk-syst0001",
      privateAddress: "10.0.2.77",
      publicAddress: "203.0.113.7",
      keys: [key1.id],
      firewall,
      renewFlag: "NOTIFY_AND_AUTO_RENEW",
      created,
      expires: "2099-01-01T00:00:00Z",
      tags: [{ key: "k", value: "v" }],
    });
    await using cloud = await cloudOf({ lighthouse: { keyPairs: [key1], instances: [one] } });
    const client = cloud.lighthouse();
    const { InstanceSet, TotalCount } = await client.DescribeInstances({});
    expect(TotalCount).toBe(1);
    expect(InstanceSet?.[0]).toMatchObject({
      InstanceId: "lhins-mine0001",
      BundleId: "bundle2022_gen_01",
      BlueprintId: "lhbp-mxml4cnq",
      CPU: 2,
      InstanceName: "web",
      SystemDisk: { DiskId: "lhdisk-syst0001", DiskSize: 40 },
      PrivateAddresses: ["10.0.2.77"],
      PublicAddresses: ["203.0.113.7"],
      RenewFlag: "NOTIFY_AND_AUTO_RENEW",
      LoginSettings: { KeyIds: [key1.id] },
      InstanceState: "STOPPED",
      Uuid: "01234567-89ab-cdef-0123-456789abcdef",
      CreatedTime: created,
      ExpiredTime: "2099-01-01T00:00:00Z",
      Platform: "DEBIAN",
      Zone: "ap-guangzhou-4",
      Tags: [{ Key: "k", Value: "v" }],
    });
    const { InstanceTrafficPackageSet } = await client.DescribeInstancesTrafficPackages({});
    expect(InstanceTrafficPackageSet?.[0]?.TrafficPackageSet?.[0]?.TrafficUsed).toBe(0);
    const rules = (await client.DescribeFirewallRules({ InstanceId: "lhins-mine0001" })).FirewallRuleSet;
    expect(rules).toHaveLength(1);
    expect(rules?.[0]).toMatchObject({ Protocol: "UDP", Port: "53", CidrBlock: "10.0.0.0/8", Action: "DROP" });
    const [pair] = (await client.DescribeKeyPairs({})).KeyPairSet ?? [];
    expect(pair).toMatchObject({ KeyName: "mine", AssociatedInstanceIds: ["lhins-mine0001"] });
    await client.StartInstances({ InstanceIds: ["lhins-mine0001"] });
    cloud.clock.advance(1000);
    expect((await client.DescribeInstances({})).InstanceSet?.[0]?.InstanceState).toBe("RUNNING");
  });

  test("completes a minimal instance as if it had just been bought for a month", async () => {
    const instances = [machine("lhins-mine0001"), machine("lhins-mine0002", { privateAddress: "10.0.0.2" })];
    await using cloud = await cloudOf({ lighthouse: { instances } });
    const client = cloud.lighthouse();
    const bundle = { BundleId: "bundle2022_gen_01", BlueprintId: "lhbp-mxml4cnq" };
    const { InstanceIdSet } = await client.CreateInstances({ ...bundle, InstanceChargePrepaid: { Period: 1 } });
    cloud.clock.advance(1000);
    const read = async (InstanceId = "") => {
      const [one] = (await client.DescribeInstances({ InstanceIds: [InstanceId] })).InstanceSet ?? [];
      const { FirewallRuleSet, FirewallVersion } = await client.DescribeFirewallRules({ InstanceId });
      const { Uuid, PrivateAddresses, PublicAddresses, SystemDisk, CreatedTime, ExpiredTime, ...rest } = one ?? {};
      const { InstanceId: _, InstanceName, ...same } = rest;
      for (const name of ["", "State", "RequestId", "StartedTime"]) delete same[`LatestOperation${name}` as "CPU"];
      return { ...same, FirewallRuleSet, FirewallVersion, disk: SystemDisk?.DiskSize };
    };
    expect(await read("lhins-mine0001")).toEqual(await read(InstanceIdSet?.[0]));
    const addresses = (await client.DescribeInstances({})).InstanceSet?.flatMap((one) => one.PrivateAddresses);
    expect(new Set(addresses)).toEqual(new Set(["10.0.0.2", "10.0.0.3", "10.0.0.4"]));
  });

  test("lets isolated resources be renewed and shuts down expired ones", async () => {
    const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString().replace(/\.\d+/, "");
    const instances = [
      machine("lhins-back0001", { state: "SHUTDOWN" }),
      machine("lhins-over0001", { expires: yesterday, created }),
    ];
    const shut = { ...place, id: "lhdisk-back0001", size: 20, state: "SHUTDOWN" };
    await using cloud = await cloudOf({ lighthouse: { instances, disks: [shut] }, pace: { operations: 0 } });
    const client = cloud.lighthouse();
    const states = async () =>
      Object.fromEntries(
        (await client.DescribeInstances({})).InstanceSet?.map((one) => [one.InstanceId, one.InstanceState]) ?? [],
      );
    await client.DescribeRegions();
    expect(await states()).toEqual({ "lhins-back0001": "SHUTDOWN", "lhins-over0001": "SHUTDOWN" });
    const [isolated] = (await client.DescribeInstances({ InstanceIds: ["lhins-back0001"] })).InstanceSet ?? [];
    const { DiskSet } = await client.DescribeDisks({ DiskIds: [isolated?.SystemDisk?.DiskId ?? ""] });
    const { IsolatedTime = "", ExpiredTime = "" } = isolated ?? {};
    expect(DiskSet?.[0]).toMatchObject({ IsolatedTime, ExpiredTime, DiskState: "ATTACHED" });
    await client.RenewInstances({ InstanceIds: ["lhins-back0001"], InstanceChargePrepaid: { Period: 1 } });
    await client.RenewDisks({ DiskIds: ["lhdisk-back0001"], RenewDiskChargePrepaid: { Period: 1 } });
    expect((await states())["lhins-back0001"]).toBe("RUNNING");
    expect((await client.DescribeDisks({ DiskIds: ["lhdisk-back0001"] })).DiskSet?.[0]?.DiskState).toBe("UNATTACHED");
  });

  test("returns disks with backups, and snapshots", async () => {
    const lighthouse = {
      instances: [machine("lhins-mine0001", { zone: "ap-guangzhou-4" })],
      disks: [
        { ...disk, type: "CLOUD_SSD", size: 30, backupQuota: 1, name: "data" },
        { ...place, id: "lhdisk-free0001", size: 10 },
      ],
      diskBackups: [{ ...place, id: "lhbak-mine0001", disk: disk.id, name: "kept", created }],
      snapshots: [{ ...place, id: "lhsnap-mine0001", instance: "lhins-mine0001", created }],
    };
    await using cloud = await cloudOf({ lighthouse });
    const client = cloud.lighthouse();
    const { DiskSet = [] } = await client.DescribeDisks({ DiskIds: [disk.id, "lhdisk-free0001"] });
    expect(DiskSet.find((one) => one.DiskId === disk.id)).toMatchObject({
      InstanceId: "lhins-mine0001",
      Zone: "ap-guangzhou-4",
      DiskName: "data",
      DiskUsage: "DATA_DISK",
      DiskType: "CLOUD_SSD",
      DiskSize: 30,
      DiskState: "ATTACHED",
      Attached: true,
      DiskBackupCount: 1,
      DiskBackupQuota: 1,
    });
    const free = DiskSet.find((one) => one.DiskId === "lhdisk-free0001");
    expect(free).toMatchObject({ Zone: "ap-guangzhou-3", DiskState: "UNATTACHED", InstanceId: "" });
    const [backup] = (await client.DescribeDiskBackups({})).DiskBackupSet ?? [];
    const kept = { DiskBackupId: "lhbak-mine0001", DiskBackupName: "kept", DiskSize: 30, DiskBackupState: "NORMAL" };
    expect(backup).toMatchObject({ ...kept, CreatedTime: created });
    const [snapshot] = (await client.DescribeSnapshots({})).SnapshotSet ?? [];
    expect(snapshot).toMatchObject({ SnapshotId: "lhsnap-mine0001", DiskSize: 40, SnapshotState: "NORMAL" });
    await client.ApplyInstanceSnapshot({ InstanceId: "lhins-mine0001", SnapshotId: "lhsnap-mine0001" });
    expect((await client.DescribeInstances({})).InstanceSet?.[0]?.InstanceState).toBe("STOPPING");
  });

  test("shares blueprints and creates instances from them", async () => {
    const blueprint = { ...place, id: "lhbp-mine0001", name: "mine", os: "Debian 12", platform: "Debian" };
    const lighthouse = {
      keyPairs: [key1],
      blueprints: [{ ...blueprint, sharedWith: [uin(2)], keys: [key1.id], tags: [{ key: "k", value: "v" }] }],
      instances: [
        machine("lhins-mine0001", { blueprint: "lhbp-mine0001" }),
        machine("lhins-your0001", { blueprint: "lhbp-mine0001", account: uin(2) }),
        machine("lhins-mine0002", { blueprint: "lhbp-cvm00001" }),
      ],
    };
    const images = [image("img-mine0001", { size: 40, sharedToLighthouse: "lhbp-cvm00001" })];
    await using cloud = await cloudOf({ accounts: [account(1), account(2)], images, lighthouse });
    const read = async (who: number) => {
      const { BlueprintSet } = await cloud.lighthouse(key(who)).DescribeBlueprints({ BlueprintIds: [blueprint.id] });
      return BlueprintSet?.[0];
    };
    expect(await read(1)).toMatchObject({ BlueprintType: "PRIVATE", BlueprintShared: true, Platform: "DEBIAN" });
    expect(await read(2)).toMatchObject({ BlueprintType: "SHARED", DisplayTitle: "mine" });
    expect((await cloud.lighthouse(key(2)).DescribeInstances({})).InstanceSet?.[0]?.OsName).toBe("Debian 12");
    const kept = await codeOf(cloud.lighthouse().DeleteKeyPairs({ KeyIds: [key1.id] }));
    expect(kept).toBe("UnsupportedOperation.KeyPairBindToBlueprints");
  });

  test("returns firewall templates with their applications, and CCN attachments", async () => {
    const target = { instance: "lhins-mine0001", region: "ap-guangzhou" };
    const deleted = { ...target, instance: "lhins-gone0001", error: "ResourceNotFound.InstanceIdNotFound" };
    const template = {
      id: "lhft-mine0001",
      account: uin(1),
      name: "web",
      rules: [{ id: "lhftr-0123456789", protocol: "TCP", port: "80" }],
      applications: [{ id: "lgtk-mine0001", created, targets: [target, deleted] }],
    };
    const ccn = { ...place, id: "ccn-mine0001", state: "EXPIRED" };
    const lighthouse = { firewallTemplates: [template], ccnAttachments: [ccn] };
    const ccns = [{ id: ccn.id, account: uin(1), name: "wide" }];
    await using cloud = await cloudOf({ lighthouse, ccns });
    const client = cloud.lighthouse();
    const { TemplateRuleSet } = await client.DescribeFirewallTemplateRules({ TemplateId: template.id });
    expect(TemplateRuleSet?.[0]).toMatchObject({
      TemplateRuleId: "lhftr-0123456789",
      FirewallRuleInfo: { Protocol: "TCP", Port: "80", CidrBlock: "0.0.0.0/0", Action: "ACCEPT" },
    });
    const { ApplyRecordSet } = await client.DescribeFirewallTemplateApplyRecords({ TemplateId: template.id });
    const counts = { SuccessCount: 1, FailedCount: 1, RunningCount: 0, ApplyState: "FAILED" };
    expect(ApplyRecordSet?.[0]).toMatchObject({ TaskId: "lgtk-mine0001", ApplyTime: created, ...counts });
    expect(ApplyRecordSet?.[0]?.ApplyDetailSet?.[1]?.ErrorMessage).toContain("lhins-gone0001");
    await client.ResetAttachCcn({ CcnId: "ccn-mine0001" });
    expect((await client.DescribeCcnAttachedInstances()).CcnAttachedInstanceSet?.[0]?.State).toBe("PENDING");
  });

  test("creates a machine for each instance", async () => {
    const calls: unknown[][] = [];
    const record = (method: string) => [method, async (...given: unknown[]) => void calls.push([method, ...given])];
    const recorded = Object.fromEntries(
      ["create", "firewall", "keys", "snapshot", "attach", "backUp", "stop"].map((method) => record(method)),
    );
    const lighthouse = {
      keyPairs: [key1],
      instances: [machine("lhins-mine0001", { state: "STOPPED", firewall: [], keys: [key1.id] })],
      disks: [{ ...disk, backupQuota: 1 }],
      diskBackups: [{ ...place, id: "lhbak-mine0001", disk: disk.id }],
      snapshots: [{ ...place, id: "lhsnap-mine0001", instance: "lhins-mine0001" }],
    };
    await using _ = await cloudOf({ lighthouse }, { machines: { ...simulatedMachines, ...recorded } });
    expect(calls).toEqual([
      ["create", "lhins-mine0001", expect.objectContaining({ cpu: 2, memory: 2, disk: 40 })],
      ["firewall", "lhins-mine0001", []],
      ["keys", "lhins-mine0001", "root", [key1.publicKey]],
      ["snapshot", "lhins-mine0001", "lhsnap-mine0001"],
      ["attach", "lhins-mine0001", disk.id, 20],
      ["stop", "lhins-mine0001", false],
      ["backUp", disk.id, "lhbak-mine0001"],
    ]);
  });
});

test("an instance of a world has used traffic since its creation, and its tags belong to its account", async () => {
  const one = machine("lhins-mine0001", { created: "2024-01-01T00:00:00Z", tags: [{ key: "k", value: "v" }] });
  await using cloud = await cloudOf({ lighthouse: { instances: [one] } });
  const { InstanceTrafficPackageSet } = await cloud.lighthouse().DescribeInstancesTrafficPackages({});
  expect(InstanceTrafficPackageSet?.[0]?.TrafficPackageSet?.[0]?.TrafficUsed).toBeGreaterThan(0);
  const { Tags } = await cloud.tag().GetTags({});
  expect(Tags).toMatchObject([{ TagKey: "k", TagValue: "v" }]);
});

import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { order } from "./bought.ts";

/** The life of an instance from its purchase to its end, with all that other actions see of it on the way. */
describe("a life", () => {
  const ubuntu = "lhbp-qnuz61zs";
  let cloud: TestCloud;
  let mine: ReturnType<TestCloud["lighthouse"]>;
  let theirs: typeof mine;
  let instance = "";
  let pair = "";
  let snapshot = "";
  let blueprint = "";
  let other = "";
  let disk = "";

  beforeAll(async () => {
    cloud = await TestCloud.start();
    [mine, theirs] = [cloud.lighthouse(), cloud.lighthouse(key(2))];
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  const pass = (states = 1) => cloud.clock.advance(states * 1000);
  const seen = async (id = instance, client = mine) =>
    (await client.DescribeInstances({ InstanceIds: [id] })).InstanceSet?.[0];
  const state = async (id = instance, client = mine) => (await seen(id, client))?.InstanceState;
  const diskSeen = async () => (await mine.DescribeDisks({ DiskIds: [disk] })).DiskSet?.[0];
  const blueprintSeen = async (client = mine) =>
    (await client.DescribeBlueprints({ BlueprintIds: [blueprint] })).BlueprintSet?.[0];
  /** The codes with which operations on the instance would be refused now. */
  const denied = async () => {
    const { InstanceDeniedActionSet } = await mine.DescribeInstancesDeniedActions({ InstanceIds: [instance] });
    const actions = InstanceDeniedActionSet?.[0]?.DeniedActions ?? [];
    return Object.fromEntries(actions.map(({ Action, Code }) => [Action, Code]));
  };
  const free = async (ResourceNames: string) => {
    const quotas = await mine.DescribeGeneralResourceQuotas({ ResourceNames: [ResourceNames] });
    return quotas.GeneralResourceQuotaSet?.[0]?.ResourceQuotaAvailable ?? 0;
  };

  test("begins when it is bought: it exists at once, and is there a little later", async () => {
    const before = await free("GENERAL_BUNDLE_INSTANCE");
    const { InstanceIdSet } = await mine.CreateInstances({ ...order, InstanceName: "web" });
    instance = InstanceIdSet?.[0] ?? "";
    expect(await seen()).toMatchObject({ InstanceState: "PENDING", LatestOperation: "CreateInstances" });
    expect(await free("GENERAL_BUNDLE_INSTANCE")).toBe(before - 1);
    expect((await denied())["StopInstances"]).toBe("OperationDenied.InstanceCreating");
    expect(await codeOf(mine.StopInstances({ InstanceIds: [instance] }))).toBe("OperationDenied.InstanceCreating");
    pass();
    expect(await seen()).toMatchObject({
      InstanceState: "RUNNING",
      LatestOperationState: "SUCCESS",
      InstanceName: "web",
    });
    expect(await denied()).not.toHaveProperty("StopInstances");
    const { DiskSet } = await mine.DescribeDisks({ Filters: [{ Name: "instance-id", Values: [instance] }] });
    expect(DiskSet).toHaveLength(1);
    expect(DiskSet?.[0]).toMatchObject({ DiskUsage: "SYSTEM_DISK", DiskId: (await seen())?.SystemDisk?.DiskId });
    expect(await seen(instance, theirs)).toBeUndefined();
  });

  test("a port is opened", async () => {
    const before = await mine.DescribeFirewallRules({ InstanceId: instance });
    await mine.CreateFirewallRules({ InstanceId: instance, FirewallRules: [{ Protocol: "TCP", Port: "8080" }] });
    const after = await mine.DescribeFirewallRules({ InstanceId: instance });
    expect(after.FirewallRuleSet?.map((rule) => rule.Port)).toContain("8080");
    expect(after.FirewallVersion).toBe((before.FirewallVersion ?? 0) + 1);
  });

  test("a key lets in, for which the machine is stopped and started", async () => {
    pair = (await mine.CreateKeyPair({ KeyName: "mine" })).KeyPair?.KeyId ?? "";
    await mine.AssociateInstancesKeyPairs({ InstanceIds: [instance], KeyIds: [pair] });
    expect(await state()).toBe("STOPPING");
    pass();
    expect(await state()).toBe("STARTING");
    pass();
    expect(await seen()).toMatchObject({ InstanceState: "RUNNING", LoginSettings: { KeyIds: [pair] } });
    const { KeyPairSet } = await mine.DescribeKeyPairs({ KeyIds: [pair] });
    expect(KeyPairSet?.[0]?.AssociatedInstanceSet).toEqual([{ InstanceId: instance, Username: "root" }]);
    expect(await codeOf(mine.DeleteKeyPairs({ KeyIds: [pair] }))).toBe("ResourceInUse.KeyPairInUse");
  });

  test("a snapshot is taken beside the running system", async () => {
    const { SnapshotId = "" } = await mine.CreateInstanceSnapshot({ InstanceId: instance, SnapshotName: "good" });
    snapshot = SnapshotId;
    const listed = async () => (await mine.DescribeSnapshots({ SnapshotIds: [snapshot] })).SnapshotSet?.[0];
    expect((await listed())?.SnapshotState).toBe("CREATING");
    expect(await state()).toBe("RUNNING");
    expect((await denied())["StopInstances"]).toBe("UnsupportedOperation.LatestOperationUnfinished");
    pass();
    expect(await listed()).toMatchObject({ SnapshotState: "NORMAL", Percent: 100, DiskSize: 40 });
  });

  test("the system is broken, by putting another one on it", async () => {
    await mine.ResetInstance({ InstanceId: instance, BlueprintId: ubuntu });
    pass(2);
    const fresh = { InstanceState: "RUNNING", BlueprintId: ubuntu, Platform: "UBUNTU", LoginSettings: { KeyIds: [] } };
    expect(await seen()).toMatchObject(fresh);
    const { BlueprintInstanceSet } = await mine.DescribeBlueprintInstances({ InstanceIds: [instance] });
    expect(BlueprintInstanceSet?.[0]?.Blueprint?.BlueprintId).toBe(ubuntu);
    expect((await mine.DescribeFirewallRules({ InstanceId: instance })).TotalCount).toBe(6);
  });

  test("and rolled back", async () => {
    await mine.ApplyInstanceSnapshot({ InstanceId: instance, SnapshotId: snapshot });
    const { SnapshotSet } = await mine.DescribeSnapshots({ SnapshotIds: [snapshot] });
    expect([await state(), SnapshotSet?.[0]?.SnapshotState]).toEqual(["STOPPING", "ROLLBACKING"]);
    pass(2);
    expect(await seen()).toMatchObject({
      InstanceState: "RUNNING",
      BlueprintId: order.BlueprintId,
      Platform: "DEBIAN",
    });
    await mine.AssociateInstancesKeyPairs({ InstanceIds: [instance], KeyIds: [pair] });
    pass(2);
  });

  test("an image is made of it, which is nobody else's", async () => {
    const { BlueprintId = "" } = await mine.CreateBlueprint({ BlueprintName: "good", InstanceId: instance });
    blueprint = BlueprintId;
    expect(await blueprintSeen()).toMatchObject({ BlueprintState: "CREATING", BlueprintType: "PRIVATE" });
    pass(2);
    const made = { BlueprintState: "NORMAL", DisplayTitle: "good", Platform: "DEBIAN", RequiredSystemDiskSize: 40 };
    expect(await blueprintSeen()).toMatchObject({ ...made, BlueprintShared: false });
    expect(await blueprintSeen(theirs)).toBeUndefined();
  });

  test("until it is shared", async () => {
    await mine.ShareBlueprintAcrossAccounts({ BlueprintId: blueprint, AccountIds: ["100000000002"] });
    expect((await blueprintSeen())?.BlueprintShared).toBe(true);
    expect(await blueprintSeen(theirs)).toMatchObject({ BlueprintType: "SHARED", DisplayTitle: "good" });
    const shares = await mine.DescribeBlueprintsShareAcrossAccountInfos({ BlueprintIds: [blueprint] });
    expect(shares.BlueprintShareAcrossAccountInfoSet?.[0]?.AccountId).toBe("100000000002");
    const occupied = "UnsupportedOperation.BlueprintOccupied";
    expect(await codeOf(mine.DeleteBlueprints({ BlueprintIds: [blueprint] }))).toBe(occupied);
  });

  test("then the other account puts it on an instance of its own", async () => {
    const { InstanceIdSet } = await theirs.CreateInstances({ ...order, BlueprintId: ubuntu });
    other = InstanceIdSet?.[0] ?? "";
    pass();
    const { ResetInstanceBlueprintSet = [] } = await theirs.DescribeResetInstanceBlueprints({
      InstanceId: other,
      Filters: [{ Name: "blueprint-id", Values: [blueprint] }],
    });
    expect(ResetInstanceBlueprintSet[0]?.IsResettable).toBe(true);
    await theirs.ResetInstance({ InstanceId: other, BlueprintId: blueprint });
    pass(2);
    const same = { InstanceState: "RUNNING", BlueprintId: blueprint, OsName: (await seen())?.OsName };
    expect(await seen(other, theirs)).toMatchObject(same);
    await mine.CancelShareBlueprintAcrossAccounts({ BlueprintId: blueprint, AccountIds: ["100000000002"] });
    expect(await blueprintSeen(theirs)).toBeUndefined();
    expect((await seen(other, theirs))?.BlueprintId).toBe(blueprint);
  });

  test("a disk is bought, attached and made larger", async () => {
    const size = { DiskSize: 20, DiskType: "CLOUD_PREMIUM", DiskChargePrepaid: { Period: 1 } };
    const { DiskIdSet } = await mine.CreateDisks({ ...size, Zone: (await seen())?.Zone ?? "" });
    disk = DiskIdSet?.[0] ?? "";
    expect((await diskSeen())?.DiskState).toBe("PENDING");
    pass();
    await mine.AttachDisks({ DiskIds: [disk], InstanceId: instance });
    expect((await diskSeen())?.DiskState).toBe("ATTACHING");
    pass();
    expect(await diskSeen()).toMatchObject({ DiskState: "ATTACHED", Attached: true, InstanceId: instance });
    const { AttachDetailSet } = await mine.DescribeInstancesDiskNum({ InstanceIds: [instance] });
    expect(AttachDetailSet?.[0]?.AttachedDiskCount).toBe(1);
    await mine.ResizeDisks({ DiskIds: [disk], DiskSize: 40 });
    pass();
    expect(await diskSeen()).toMatchObject({ DiskSize: 40, DiskState: "ATTACHED", LatestOperation: "ResizeDisks" });
  });

  test("and backed up, once it may have a backup", async () => {
    const tooMany = "LimitExceeded.DiskBackupQuotaLimitExceeded";
    expect(await codeOf(mine.CreateDiskBackup({ DiskId: disk }))).toBe(tooMany);
    await mine.ModifyDisksBackupQuota({ DiskIds: [disk], DiskBackupQuota: 1 });
    pass();
    const backup = (await mine.CreateDiskBackup({ DiskId: disk })).DiskBackupId ?? "";
    pass();
    expect(await diskSeen()).toMatchObject({ DiskBackupCount: 1, DiskBackupQuota: 1 });
    const { DiskBackupSet } = await mine.DescribeDiskBackups({ DiskBackupIds: [backup] });
    expect(DiskBackupSet?.[0]).toMatchObject({ DiskBackupState: "NORMAL", DiskId: disk, DiskSize: 40 });
  });

  test("it is given back with its disk, and nothing works on it", async () => {
    await mine.IsolateInstances({ InstanceIds: [instance] });
    expect(await state()).toBe("STOPPING");
    pass();
    expect((await seen())?.InstanceState).toBe("SHUTDOWN");
    expect((await seen())?.IsolatedTime).toBe((await seen())?.ExpiredTime);
    expect((await diskSeen())?.DiskState).toBe("SHUTDOWN");
    const wrongState = "UnsupportedOperation.InvalidInstanceState";
    expect((await denied())["StartInstances"]).toBe(wrongState);
    expect(await codeOf(mine.StartInstances({ InstanceIds: [instance] }))).toBe(wrongState);
    const change = mine.DeleteFirewallRules({
      InstanceId: instance,
      FirewallRules: [{ Protocol: "TCP", Port: "8080" }],
    });
    expect(await codeOf(change)).toBe("ResourceNotFound.FirewallNotFound");
  });

  test("renewed, and it is as it was", async () => {
    await mine.RenewInstances({ InstanceIds: [instance], InstanceChargePrepaid: { Period: 1 } });
    pass();
    expect(await seen()).toMatchObject({
      InstanceState: "RUNNING",
      IsolatedTime: null,
      LoginSettings: { KeyIds: [pair] },
    });
    expect(await diskSeen()).toMatchObject({ DiskState: "ATTACHED", InstanceId: instance, DiskBackupCount: 1 });
    expect((await mine.DescribeFirewallRules({ InstanceId: instance })).TotalCount).toBe(6);
  });

  test("and destroyed: what was its own is gone with it, and what was not is free", async () => {
    const before = await free("GENERAL_BUNDLE_INSTANCE");
    await mine.IsolateInstances({ InstanceIds: [instance], IsolateDataDisk: false });
    pass();
    await mine.TerminateInstances({ InstanceIds: [instance] });
    expect(await state()).toBe("TERMINATING");
    pass();
    expect(await seen()).toBeUndefined();
    expect(await free("GENERAL_BUNDLE_INSTANCE")).toBe(before + 1);
    expect((await mine.DescribeSnapshots({})).TotalCount).toBe(0);
    expect(await diskSeen()).toMatchObject({ DiskState: "UNATTACHED", InstanceId: "", DiskBackupCount: 1 });
    const { KeyPairSet } = await mine.DescribeKeyPairs({ KeyIds: [pair] });
    expect(KeyPairSet?.[0]?.AssociatedInstanceIds).toEqual([]);
    expect((await blueprintSeen())?.BlueprintState).toBe("NORMAL");
    expect(await state(other, theirs)).toBe("RUNNING");
  });
});

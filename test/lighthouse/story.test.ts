import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { order } from "./bought.ts";

/** The life of an instance from its purchase to its termination, and what other actions show of it meanwhile. */
describe("the life of an instance", () => {
  const ubuntu = "lhbp-qnuz61zs";
  let cloud: TestCloud;
  let client: ReturnType<TestCloud["lighthouse"]>;
  let otherClient: typeof client;
  let instance = "";
  let pair = "";
  let snapshot = "";
  let blueprint = "";
  let other = "";
  let disk = "";

  beforeAll(async () => {
    cloud = await TestCloud.start();
    [client, otherClient] = [cloud.lighthouse(), cloud.lighthouse(key(2))];
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  const advance = (states = 1) => cloud.clock.advance(states * 1000);
  const listedInstance = async (id = instance, from = client) =>
    (await from.DescribeInstances({ InstanceIds: [id] })).InstanceSet?.[0];
  const state = async (id = instance, from = client) => (await listedInstance(id, from))?.InstanceState;
  const listedDisk = async () => (await client.DescribeDisks({ DiskIds: [disk] })).DiskSet?.[0];
  const listedBlueprint = async (from = client) =>
    (await from.DescribeBlueprints({ BlueprintIds: [blueprint] })).BlueprintSet?.[0];
  /** The codes of the denied actions of the instance, by action. */
  const denied = async () => {
    const { InstanceDeniedActionSet } = await client.DescribeInstancesDeniedActions({ InstanceIds: [instance] });
    const actions = InstanceDeniedActionSet?.[0]?.DeniedActions ?? [];
    return Object.fromEntries(actions.map(({ Action, Code }) => [Action, Code]));
  };
  const availableQuota = async (ResourceNames: string) => {
    const quotas = await client.DescribeGeneralResourceQuotas({ ResourceNames: [ResourceNames] });
    return quotas.GeneralResourceQuotaSet?.[0]?.ResourceQuotaAvailable ?? 0;
  };

  test("starts with its purchase: it is listed at once and RUNNING a second later", async () => {
    const before = await availableQuota("GENERAL_BUNDLE_INSTANCE");
    const { InstanceIdSet } = await client.CreateInstances({ ...order, InstanceName: "web" });
    instance = InstanceIdSet?.[0] ?? "";
    expect(await listedInstance()).toMatchObject({ InstanceState: "PENDING", LatestOperation: "CreateInstances" });
    expect(await availableQuota("GENERAL_BUNDLE_INSTANCE")).toBe(before - 1);
    expect((await denied())["StopInstances"]).toBe("OperationDenied.InstanceCreating");
    expect(await codeOf(client.StopInstances({ InstanceIds: [instance] }))).toBe("OperationDenied.InstanceCreating");
    advance();
    expect(await listedInstance()).toMatchObject({
      InstanceState: "RUNNING",
      LatestOperationState: "SUCCESS",
      InstanceName: "web",
    });
    expect(await denied()).not.toHaveProperty("StopInstances");
    const { DiskSet } = await client.DescribeDisks({ Filters: [{ Name: "instance-id", Values: [instance] }] });
    expect(DiskSet).toHaveLength(1);
    expect(DiskSet?.[0]).toMatchObject({
      DiskUsage: "SYSTEM_DISK",
      DiskId: (await listedInstance())?.SystemDisk?.DiskId,
    });
    expect(await listedInstance(instance, otherClient)).toBeUndefined();
  });

  test("includes a new firewall rule", async () => {
    const before = await client.DescribeFirewallRules({ InstanceId: instance });
    await client.CreateFirewallRules({ InstanceId: instance, FirewallRules: [{ Protocol: "TCP", Port: "8080" }] });
    const after = await client.DescribeFirewallRules({ InstanceId: instance });
    expect(after.FirewallRuleSet?.map((rule) => rule.Port)).toContain("8080");
    expect(after.FirewallVersion).toBe((before.FirewallVersion ?? 0) + 1);
  });

  test("includes the binding of a key pair, which stops and starts it", async () => {
    pair = (await client.CreateKeyPair({ KeyName: "login" })).KeyPair?.KeyId ?? "";
    await client.AssociateInstancesKeyPairs({ InstanceIds: [instance], KeyIds: [pair] });
    expect(await state()).toBe("STOPPING");
    advance();
    expect(await state()).toBe("STARTING");
    advance();
    expect(await listedInstance()).toMatchObject({ InstanceState: "RUNNING", LoginSettings: { KeyIds: [pair] } });
    const { KeyPairSet } = await client.DescribeKeyPairs({ KeyIds: [pair] });
    expect(KeyPairSet?.[0]?.AssociatedInstanceSet).toEqual([{ InstanceId: instance, Username: "root" }]);
    expect(await codeOf(client.DeleteKeyPairs({ KeyIds: [pair] }))).toBe("ResourceInUse.KeyPairInUse");
  });

  test("includes a snapshot, during which it keeps running", async () => {
    const { SnapshotId = "" } = await client.CreateInstanceSnapshot({ InstanceId: instance, SnapshotName: "good" });
    snapshot = SnapshotId;
    const listed = async () => (await client.DescribeSnapshots({ SnapshotIds: [snapshot] })).SnapshotSet?.[0];
    expect((await listed())?.SnapshotState).toBe("CREATING");
    expect(await state()).toBe("RUNNING");
    expect((await denied())["StopInstances"]).toBe("UnsupportedOperation.LatestOperationUnfinished");
    advance();
    expect(await listed()).toMatchObject({ SnapshotState: "NORMAL", Percent: 100, DiskSize: 40 });
  });

  test("includes a reset, which installs another system", async () => {
    await client.ResetInstance({ InstanceId: instance, BlueprintId: ubuntu });
    advance(2);
    const fresh = { InstanceState: "RUNNING", BlueprintId: ubuntu, Platform: "UBUNTU", LoginSettings: { KeyIds: [] } };
    expect(await listedInstance()).toMatchObject(fresh);
    const { BlueprintInstanceSet } = await client.DescribeBlueprintInstances({ InstanceIds: [instance] });
    expect(BlueprintInstanceSet?.[0]?.Blueprint?.BlueprintId).toBe(ubuntu);
    expect((await client.DescribeFirewallRules({ InstanceId: instance })).TotalCount).toBe(6);
  });

  test("includes the application of its snapshot, which restores the first system", async () => {
    await client.ApplyInstanceSnapshot({ InstanceId: instance, SnapshotId: snapshot });
    const { SnapshotSet } = await client.DescribeSnapshots({ SnapshotIds: [snapshot] });
    expect([await state(), SnapshotSet?.[0]?.SnapshotState]).toEqual(["STOPPING", "ROLLBACKING"]);
    advance(2);
    expect(await listedInstance()).toMatchObject({
      InstanceState: "RUNNING",
      BlueprintId: order.BlueprintId,
      Platform: "DEBIAN",
    });
    await client.AssociateInstancesKeyPairs({ InstanceIds: [instance], KeyIds: [pair] });
    advance(2);
  });

  test("includes the creation of an image that other accounts cannot see", async () => {
    const { BlueprintId = "" } = await client.CreateBlueprint({ BlueprintName: "good", InstanceId: instance });
    blueprint = BlueprintId;
    expect(await listedBlueprint()).toMatchObject({ BlueprintState: "CREATING", BlueprintType: "PRIVATE" });
    advance(2);
    const expected = { BlueprintState: "NORMAL", DisplayTitle: "good", Platform: "DEBIAN", RequiredSystemDiskSize: 40 };
    expect(await listedBlueprint()).toMatchObject({ ...expected, BlueprintShared: false });
    expect(await listedBlueprint(otherClient)).toBeUndefined();
  });

  test("includes a share of the image, which makes it visible to the other account", async () => {
    await client.ShareBlueprintAcrossAccounts({ BlueprintId: blueprint, AccountIds: ["100000000002"] });
    expect((await listedBlueprint())?.BlueprintShared).toBe(true);
    expect(await listedBlueprint(otherClient)).toMatchObject({ BlueprintType: "SHARED", DisplayTitle: "good" });
    const shares = await client.DescribeBlueprintsShareAcrossAccountInfos({ BlueprintIds: [blueprint] });
    expect(shares.BlueprintShareAcrossAccountInfoSet?.[0]?.AccountId).toBe("100000000002");
    const occupied = "UnsupportedOperation.BlueprintOccupied";
    expect(await codeOf(client.DeleteBlueprints({ BlueprintIds: [blueprint] }))).toBe(occupied);
  });

  test("lets the other account install the shared image on an instance and keep it after the share ends", async () => {
    const { InstanceIdSet } = await otherClient.CreateInstances({ ...order, BlueprintId: ubuntu });
    other = InstanceIdSet?.[0] ?? "";
    advance();
    const { ResetInstanceBlueprintSet = [] } = await otherClient.DescribeResetInstanceBlueprints({
      InstanceId: other,
      Filters: [{ Name: "blueprint-id", Values: [blueprint] }],
    });
    expect(ResetInstanceBlueprintSet[0]?.IsResettable).toBe(true);
    await otherClient.ResetInstance({ InstanceId: other, BlueprintId: blueprint });
    advance(2);
    const same = { InstanceState: "RUNNING", BlueprintId: blueprint, OsName: (await listedInstance())?.OsName };
    expect(await listedInstance(other, otherClient)).toMatchObject(same);
    await client.CancelShareBlueprintAcrossAccounts({ BlueprintId: blueprint, AccountIds: ["100000000002"] });
    expect(await listedBlueprint(otherClient)).toBeUndefined();
    expect((await listedInstance(other, otherClient))?.BlueprintId).toBe(blueprint);
  });

  test("includes a data disk, which is bought, attached and resized", async () => {
    const size = { DiskSize: 20, DiskType: "CLOUD_PREMIUM", DiskChargePrepaid: { Period: 1 } };
    const { DiskIdSet } = await client.CreateDisks({ ...size, Zone: (await listedInstance())?.Zone ?? "" });
    disk = DiskIdSet?.[0] ?? "";
    expect((await listedDisk())?.DiskState).toBe("PENDING");
    advance();
    await client.AttachDisks({ DiskIds: [disk], InstanceId: instance });
    expect((await listedDisk())?.DiskState).toBe("ATTACHING");
    advance();
    expect(await listedDisk()).toMatchObject({ DiskState: "ATTACHED", Attached: true, InstanceId: instance });
    const { AttachDetailSet } = await client.DescribeInstancesDiskNum({ InstanceIds: [instance] });
    expect(AttachDetailSet?.[0]?.AttachedDiskCount).toBe(1);
    await client.ResizeDisks({ DiskIds: [disk], DiskSize: 40 });
    advance();
    expect(await listedDisk()).toMatchObject({ DiskSize: 40, DiskState: "ATTACHED", LatestOperation: "ResizeDisks" });
  });

  test("includes a backup of the data disk after its backup quota is raised", async () => {
    const tooMany = "LimitExceeded.DiskBackupQuotaLimitExceeded";
    expect(await codeOf(client.CreateDiskBackup({ DiskId: disk }))).toBe(tooMany);
    await client.ModifyDisksBackupQuota({ DiskIds: [disk], DiskBackupQuota: 1 });
    advance();
    const backup = (await client.CreateDiskBackup({ DiskId: disk })).DiskBackupId ?? "";
    advance();
    expect(await listedDisk()).toMatchObject({ DiskBackupCount: 1, DiskBackupQuota: 1 });
    const { DiskBackupSet } = await client.DescribeDiskBackups({ DiskBackupIds: [backup] });
    expect(DiskBackupSet?.[0]).toMatchObject({ DiskBackupState: "NORMAL", DiskId: disk, DiskSize: 40 });
  });

  test("includes a return together with its disk, after which operations fail", async () => {
    await client.IsolateInstances({ InstanceIds: [instance] });
    expect(await state()).toBe("STOPPING");
    advance();
    expect((await listedInstance())?.InstanceState).toBe("SHUTDOWN");
    expect((await listedInstance())?.IsolatedTime).toBe((await listedInstance())?.ExpiredTime);
    expect((await listedDisk())?.DiskState).toBe("SHUTDOWN");
    const wrongState = "UnsupportedOperation.InvalidInstanceState";
    expect((await denied())["StartInstances"]).toBe(wrongState);
    expect(await codeOf(client.StartInstances({ InstanceIds: [instance] }))).toBe(wrongState);
    const change = client.DeleteFirewallRules({
      InstanceId: instance,
      FirewallRules: [{ Protocol: "TCP", Port: "8080" }],
    });
    expect(await codeOf(change)).toBe("ResourceNotFound.FirewallNotFound");
  });

  test("includes a renewal, which restores its earlier state", async () => {
    await client.RenewInstances({ InstanceIds: [instance], InstanceChargePrepaid: { Period: 1 } });
    advance();
    expect(await listedInstance()).toMatchObject({
      InstanceState: "RUNNING",
      IsolatedTime: null,
      LoginSettings: { KeyIds: [pair] },
    });
    expect(await listedDisk()).toMatchObject({ DiskState: "ATTACHED", InstanceId: instance, DiskBackupCount: 1 });
    expect((await client.DescribeFirewallRules({ InstanceId: instance })).TotalCount).toBe(6);
  });

  test("ends with its termination, which deletes its snapshots and releases its disk, key pair and quota", async () => {
    const before = await availableQuota("GENERAL_BUNDLE_INSTANCE");
    await client.IsolateInstances({ InstanceIds: [instance], IsolateDataDisk: false });
    advance();
    await client.TerminateInstances({ InstanceIds: [instance] });
    expect(await state()).toBe("TERMINATING");
    advance();
    expect(await listedInstance()).toBeUndefined();
    expect(await availableQuota("GENERAL_BUNDLE_INSTANCE")).toBe(before + 1);
    expect((await client.DescribeSnapshots({})).TotalCount).toBe(0);
    expect(await listedDisk()).toMatchObject({ DiskState: "UNATTACHED", InstanceId: "", DiskBackupCount: 1 });
    const { KeyPairSet } = await client.DescribeKeyPairs({ KeyIds: [pair] });
    expect(KeyPairSet?.[0]?.AssociatedInstanceIds).toEqual([]);
    expect((await listedBlueprint())?.BlueprintState).toBe("NORMAL");
    expect(await state(other, otherClient)).toBe("RUNNING");
  });
});

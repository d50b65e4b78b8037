import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought, instance } from "./bought.ts";
import { attached, boughtDisk, boughtDisks, disk, recordDiskCalls } from "./disks.ts";

const wrongState = "UnsupportedOperation.InvalidDiskBackupState";
const atBackup = "OperationDenied.DiskBusyForBackupOperation";
const inProgress = "OperationDenied.DiskOperationInProgress";
const systemDisk = "OperationDenied.DiskUsageNotSupportOperation";

/** Creates a backup and advances the clock until it is finished. */
async function backedUp(cloud: TestCloud, DiskId: string, more: object = {}): Promise<string> {
  const { DiskBackupId = "" } = await cloud.lighthouse().CreateDiskBackup({ DiskId, ...more });
  cloud.clock.advance(1000);
  return DiskBackupId;
}

async function backup(cloud: TestCloud, id: string) {
  const { DiskBackupSet } = await cloud.lighthouse().DescribeDiskBackups({ DiskBackupIds: [id] });
  return DiskBackupSet?.[0];
}

describe("the life cycle of a backup", () => {
  test("a backup is created, rolled back to and deleted", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const machineCalls = recordDiskCalls(cloud);
    const DiskId = await boughtDisk(cloud, { DiskBackupQuota: 2 });
    const request = { DiskId, DiskBackupName: "before", Tags: [{ Key: "a", Value: "b" }] };
    const { DiskBackupId = "", RequestId } = await client.CreateDiskBackup(request);
    expect(DiskBackupId).toMatch(/^lhbak-[0-9a-z]{8}$/);
    expect(await backup(cloud, DiskBackupId)).toMatchObject({
      DiskUsage: "DATA_DISK",
      DiskId,
      DiskSize: 20,
      DiskBackupName: "before",
      DiskBackupState: "CREATING",
      Percent: 0,
      LatestOperation: "CreateDiskBackup",
      LatestOperationState: "OPERATING",
      LatestOperationRequestId: RequestId,
      Tags: [{ Key: "a", Value: "b" }],
    });
    expect(await disk(cloud, DiskId)).toMatchObject({ DiskState: "UNATTACHED", DiskBackupCount: 1 });
    expect(await codeOf(client.CreateDiskBackup({ DiskId }))).toBe(atBackup);
    expect(await codeOf(client.ApplyDiskBackup({ DiskId, DiskBackupId }))).toBe(atBackup);
    expect(await codeOf(client.DeleteDiskBackups({ DiskBackupIds: [DiskBackupId] }))).toBe(wrongState);
    cloud.clock.advance(1000);
    const normal = { DiskBackupState: "NORMAL", Percent: 100, LatestOperationState: "SUCCESS" };
    expect(await backup(cloud, DiskBackupId)).toMatchObject(normal);

    await client.ApplyDiskBackup({ DiskId, DiskBackupId });
    const rolling = { DiskBackupState: "ROLLBACKING", LatestOperation: "ApplyDiskBackup" };
    expect(await backup(cloud, DiskBackupId)).toMatchObject(rolling);
    expect(await disk(cloud, DiskId)).toMatchObject({ DiskState: "UNATTACHED", LatestOperation: "ApplyDiskBackup" });
    const { DiskBackupDeniedActionSet } = await client.DescribeDiskBackupsDeniedActions({
      DiskBackupIds: [DiskBackupId, "lhbak-00000000"],
    });
    const Message = `Backup \`${DiskBackupId}\` is in state ROLLBACKING, which does not allow this operation.`;
    expect(DiskBackupDeniedActionSet).toEqual([
      {
        DiskBackupId,
        DeniedActions: [
          { Action: "ApplyDiskBackup", Code: wrongState, Message },
          { Action: "DeleteDiskBackups", Code: wrongState, Message },
        ],
      },
    ]);
    cloud.clock.advance(1000);
    expect(await backup(cloud, DiskBackupId)).toMatchObject(normal);
    expect(machineCalls).toEqual([
      ["backUp", DiskId, DiskBackupId],
      ["rollBack", DiskId, DiskBackupId],
    ]);

    await client.DeleteDiskBackups({ DiskBackupIds: [DiskBackupId] });
    expect((await backup(cloud, DiskBackupId))?.DiskBackupState).toBe("DELETING");
    cloud.clock.advance(1000);
    expect(await backup(cloud, DiskBackupId)).toBeUndefined();
    expect((await disk(cloud, DiskId))?.DiskBackupCount).toBe(0);
  });

  test("ApplyDiskBackup stops a running instance and starts it again", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const DiskId = await boughtDisk(cloud, { DiskBackupQuota: 1 });
    await attached(cloud, DiskId, InstanceId);
    const DiskBackupId = await backedUp(cloud, DiskId);
    expect((await instance(cloud, InstanceId))?.InstanceState).toBe("RUNNING");
    await client.ApplyDiskBackup({ DiskId, DiskBackupId });
    for (const state of ["STOPPING", "STARTING"]) {
      expect(await instance(cloud, InstanceId)).toMatchObject({
        InstanceState: state,
        LatestOperation: "ApplyDiskBackup",
      });
      expect((await backup(cloud, DiskBackupId))?.DiskBackupState).toBe("ROLLBACKING");
      expect(await codeOf(client.DetachDisks({ DiskIds: [DiskId] }))).toBe(inProgress);
      cloud.clock.advance(1000);
    }
    expect(await instance(cloud, InstanceId)).toMatchObject({
      InstanceState: "RUNNING",
      LatestOperationState: "SUCCESS",
    });
    expect((await backup(cloud, DiskBackupId))?.DiskBackupState).toBe("NORMAL");
    expect(await disk(cloud, DiskId)).toMatchObject({ DiskState: "ATTACHED", LatestOperationState: "SUCCESS" });

    await client.StopInstances({ InstanceIds: [InstanceId] });
    const busy = "UnsupportedOperation.LatestOperationUnfinished";
    expect(await codeOf(client.ApplyDiskBackup({ DiskId, DiskBackupId }))).toBe(busy);
    expect(await codeOf(client.CreateDiskBackup({ DiskId }))).toBe(busy);
    const { DiskBackupDeniedActionSet } = await client.DescribeDiskBackupsDeniedActions({
      DiskBackupIds: [DiskBackupId],
    });
    expect(DiskBackupDeniedActionSet?.[0]?.DeniedActions?.map((one) => [one.Action, one.Code])).toEqual([
      ["ApplyDiskBackup", busy],
    ]);
    cloud.clock.advance(1000);
    await client.ApplyDiskBackup({ DiskId, DiskBackupId });
    expect((await instance(cloud, InstanceId))?.InstanceState).toBe("STOPPED");
    cloud.clock.advance(1000);
    expect((await backup(cloud, DiskBackupId))?.DiskBackupState).toBe("NORMAL");
    await client.IsolateInstances({ InstanceIds: [InstanceId], IsolateDataDisk: false });
    cloud.clock.advance(1000);
    expect(await codeOf(client.ApplyDiskBackup({ DiskId, DiskBackupId }))).toBe(
      "UnsupportedOperation.InvalidInstanceState",
    );
  });

  test("a backup is deleted with its disk", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [DiskId = "", other = ""] = await boughtDisks(cloud, { DiskCount: 2, DiskBackupQuota: 1 });
    await backedUp(cloud, DiskId);
    const kept = await backedUp(cloud, other);
    await client.IsolateDisks({ DiskIds: [DiskId] });
    cloud.clock.advance(1000);
    expect(await codeOf(client.CreateDiskBackup({ DiskId }))).toBe("UnsupportedOperation.InvalidDiskState");
    await client.TerminateDisks({ DiskIds: [DiskId] });
    cloud.clock.advance(1000);
    const { DiskBackupSet = [] } = await client.DescribeDiskBackups({});
    expect(DiskBackupSet.map((one) => one.DiskBackupId)).toEqual([kept]);
  });
});

describe("creating backups", () => {
  test("CreateDiskBackup derives the default name from the disk name and the local hour", async () => {
    await using cloud = await TestCloud.start();
    const DiskId = await boughtDisk(cloud, { DiskBackupQuota: 1, DiskName: "数据" });
    const one = await backup(cloud, await backedUp(cloud, DiskId));
    const local = new Date(Date.parse(one?.CreatedTime ?? "") + 8 * 3_600_000).toISOString().replace(/\D/g, "");
    expect(one?.DiskBackupName).toBe(`数据-${local.slice(4, 10)}`);
  });

  test("the backup quota limits backups and cannot be set below their number", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const DiskId = await boughtDisk(cloud);
    const create = () => codeOf(client.CreateDiskBackup({ DiskId }));
    const quota = (DiskBackupQuota: number, DiskIds = [DiskId]) =>
      codeOf(client.ModifyDisksBackupQuota({ DiskIds, DiskBackupQuota }));
    expect(await create()).toBe("LimitExceeded.DiskBackupQuotaLimitExceeded");
    await client.ModifyDisksBackupQuota({ DiskIds: [DiskId], DiskBackupQuota: 2 });
    expect((await disk(cloud, DiskId))?.DiskBackupQuota).toBe(2);
    await backedUp(cloud, DiskId);
    await backedUp(cloud, DiskId);
    expect(await create()).toBe("LimitExceeded.DiskBackupQuotaLimitExceeded");
    expect(await quota(1)).toBe("InvalidParameterValue.DiskBackupQuotaLessThanCurrentDiskBackupNum");
    expect(await quota(2)).toBe("UnsupportedOperation.SameWithOldConfig");
    expect(await quota(501)).toBe("InvalidParameterValue");
    expect(await quota(3, [DiskId, DiskId])).toBe("InvalidParameterValue.Duplicated");
    const system = (await instance(cloud, await bought(cloud)))?.SystemDisk?.DiskId ?? "";
    expect(await quota(3, [DiskId, system])).toBe(systemDisk);
    await client.ResizeDisks({ DiskIds: [DiskId], DiskSize: 40 });
    expect(await quota(3)).toBe("UnsupportedOperation.DiskLatestOperationUnfinished");
    expect((await disk(cloud, DiskId))?.DiskBackupQuota).toBe(2);
    cloud.clock.advance(1000);
    await client.IsolateDisks({ DiskIds: [DiskId] });
    cloud.clock.advance(1000);
    expect(await quota(3)).toBe("UnsupportedOperation");
  });

  test("CreateDiskBackup rejects system disks, busy disks and long names", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const DiskId = await boughtDisk(cloud, { DiskBackupQuota: 5 });
    const system = (await instance(cloud, await bought(cloud)))?.SystemDisk?.DiskId ?? "";
    const create = (more: object) => codeOf(client.CreateDiskBackup({ DiskId, ...more }));
    expect(await create({ DiskId: system })).toBe(systemDisk);
    expect(await create({ DiskId: "lhdisk-00000000" })).toBe("ResourceNotFound.DiskNotExists");
    expect(await create({ DiskId: "disk" })).toBe("InvalidParameterValue.InvalidDiskIdMalformed");
    expect(await create({ DiskBackupName: "x".repeat(91) })).toBe("InvalidParameterValue.DiskBackupNameTooLong");
    await client.ResizeDisks({ DiskIds: [DiskId], DiskSize: 40 });
    expect(await create({})).toBe(inProgress);
    expect((await client.DescribeDiskBackups({})).TotalCount).toBe(0);
  });
});

describe("using backups", () => {
  test("ApplyDiskBackup rejects a backup of another disk", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [DiskId = "", other = ""] = await boughtDisks(cloud, { DiskCount: 2, DiskBackupQuota: 1 });
    const DiskBackupId = await backedUp(cloud, DiskId);
    const apply = (more: object) => codeOf(client.ApplyDiskBackup({ DiskId, DiskBackupId, ...more }));
    expect(await apply({ DiskId: other })).toBe("UnsupportedOperation.ApplyDiskBackupToAnotherDisk");
    expect(await apply({ DiskId: "lhdisk-00000000" })).toBe("ResourceNotFound.DiskNotExists");
    expect(await apply({ DiskBackupId: "lhbak-00000000" })).toBe("ResourceNotFound.DiskBackupNotExists");
    expect(await apply({ DiskBackupId: "bak" })).toBe("InvalidParameterValue.DiskBackupIdMalformed");
    await client.DeleteDiskBackups({ DiskBackupIds: [DiskBackupId] });
    expect(await apply({})).toBe(wrongState);
  });

  test("other accounts cannot use a backup, and changes apply to all named backups or none", async () => {
    await using cloud = await TestCloud.start();
    const DiskId = await boughtDisk(cloud, { DiskBackupQuota: 1 });
    const DiskBackupId = await backedUp(cloud, DiskId, { DiskBackupName: "mine" });
    const DiskBackupIds = [DiskBackupId];
    const otherAccount = cloud.lighthouse(key(2));
    const missing = "ResourceNotFound.DiskBackupIdNotFound";
    expect((await otherAccount.DescribeDiskBackups({ DiskBackupIds })).TotalCount).toBe(0);
    expect((await otherAccount.DescribeDiskBackupsDeniedActions({ DiskBackupIds })).DiskBackupDeniedActionSet).toEqual(
      [],
    );
    expect(await codeOf(otherAccount.CreateDiskBackup({ DiskId }))).toBe("ResourceNotFound.DiskNotExists");
    expect(await codeOf(otherAccount.ApplyDiskBackup({ DiskId, DiskBackupId }))).toBe("ResourceNotFound.DiskNotExists");
    expect(await codeOf(otherAccount.DeleteDiskBackups({ DiskBackupIds }))).toBe(missing);
    expect(await codeOf(otherAccount.ModifyDiskBackupsAttribute({ DiskBackupIds, DiskBackupName: "x" }))).toBe(missing);
    const client = cloud.lighthouse();
    const oneUnknown = [DiskBackupId, "lhbak-00000000"];
    expect(await codeOf(client.DeleteDiskBackups({ DiskBackupIds: oneUnknown }))).toBe(missing);
    expect(await codeOf(client.ModifyDiskBackupsAttribute({ DiskBackupIds: oneUnknown, DiskBackupName: "x" }))).toBe(
      missing,
    );
    expect(await backup(cloud, DiskBackupId)).toMatchObject({ DiskBackupName: "mine", DiskBackupState: "NORMAL" });
    await client.ModifyDiskBackupsAttribute({ DiskBackupIds, DiskBackupName: "名字" });
    await client.ModifyDiskBackupsAttribute({ DiskBackupIds });
    expect((await backup(cloud, DiskBackupId))?.DiskBackupName).toBe("名字");
    expect(await codeOf(client.ModifyDiskBackupsAttribute({ DiskBackupIds, DiskBackupName: "x".repeat(91) }))).toBe(
      "InvalidParameterValue",
    );
  });
});

test("DescribeDiskBackups filters and pages backups", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const [one = "", two = ""] = await boughtDisks(cloud, { DiskCount: 2, DiskBackupQuota: 2 });
  const first = await backedUp(cloud, one, { Tags: [{ Key: "a", Value: "b" }] });
  const second = await backedUp(cloud, two);
  const { DiskBackupId: third = "" } = await client.CreateDiskBackup({ DiskId: two });
  const found = async (Name: string, ...Values: string[]) => {
    const { DiskBackupSet = [] } = await client.DescribeDiskBackups({ Filters: [{ Name, Values }] });
    return DiskBackupSet.map((each) => each.DiskBackupId);
  };
  expect(await found("disk-backup-id", first, second)).toEqual([second, first]);
  expect(await found("disk-id", two)).toEqual([third, second]);
  expect(await found("disk-backup-state", "CREATING")).toEqual([third]);
  expect(await found("disk-usage", "SYSTEM_DISK")).toEqual([]);
  expect(await found("tag:a", "b")).toEqual([first]);
  const page = await client.DescribeDiskBackups({ Offset: 1, Limit: 1 });
  expect([page.TotalCount, page.DiskBackupSet?.[0]?.DiskBackupId]).toEqual([3, second]);
  const codeWith = (input: object) => codeOf(client.DescribeDiskBackups(input));
  const filter = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });
  expect(await codeWith(filter("name", "x"))).toBe("InvalidParameter.InvalidFilter");
  expect(await codeWith(filter("disk-usage", "x"))).toBe("InvalidParameter.InvalidFilter");
  expect(await codeWith(filter("disk-id", "x"))).toBe("InvalidParameterValue.InvalidDiskIdMalformed");
  expect(await codeWith(filter("disk-backup-id", "x"))).toBe("InvalidParameterValue.DiskBackupIdMalformed");
  expect(await codeWith(filter("tag-key", "1", "2", "3", "4", "5", "6"))).toBe("InvalidParameterValue");
  expect(await codeWith({ DiskBackupIds: [first], ...filter("disk-id", one) })).toBe("InvalidParameterValue");
  expect(await codeWith({ DiskBackupIds: ["x"] })).toBe("InvalidParameterValue.DiskBackupIdMalformed");
  expect(await codeWith({ Limit: 101 })).toBe("InvalidParameterValue");
});

import { describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";
import { bought, instance } from "./bought.ts";
import { attached, boughtDisk, boughtDisks, disk, diskOrder, recordDiskCalls } from "./disks.ts";

const unfinished = "UnsupportedOperation.DiskLatestOperationUnfinished";
const inProgress = "OperationDenied.DiskOperationInProgress";
const wrongState = "UnsupportedOperation.InvalidDiskState";
const systemDisk = "OperationDenied.DiskUsageNotSupportOperation";
const RenewDiskChargePrepaid = { Period: 1 };

describe("AttachDisks and DetachDisks", () => {
  test("all named disks change or none, with at most five disks on one instance in their zone", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [host, other] = [await bought(cloud), await bought(cloud)];
    const ids = await boughtDisks(cloud, { DiskCount: 6 });
    const far = await boughtDisk(cloud, { Zone: "ap-guangzhou-4" });
    const attach = (DiskIds: string[], InstanceId = host) => codeOf(client.AttachDisks({ DiskIds, InstanceId }));
    expect(await attach(ids)).toBe("LimitExceeded.AttachDataDiskQuotaLimitExceeded");
    expect(await attach([...ids.slice(0, 2), far])).toBe("InvalidParameterValue");
    expect(await attach([...ids.slice(0, 2), "lhdisk-00000000"])).toBe("ResourceNotFound.DiskIdNotFound");
    expect(await attach(ids.slice(0, 2), "lhins-00000000")).toBe("ResourceNotFound.InstanceIdNotFound");
    expect(await attach([])).toBe("InvalidParameterValue");
    expect(await attach(["disk-1"])).toBe("InvalidParameterValue.InvalidDiskIdMalformed");
    expect(await attach(ids, "ins-1")).toBe("InvalidParameterValue.InstanceIdMalformed");
    const system = (await instance(cloud, other))?.SystemDisk?.DiskId ?? "";
    expect(await attach([system])).toBe(wrongState);
    for (const id of ids) expect((await disk(cloud, id))?.DiskState).toBe("UNATTACHED");

    await client.AttachDisks({ DiskIds: ids.slice(0, 3), InstanceId: host });
    await client.AttachDisks({ DiskIds: ids.slice(3, 5), InstanceId: host });
    expect(await attach(ids.slice(0, 1))).toBe(unfinished);
    expect(await attach(ids.slice(5))).toBe("LimitExceeded.AttachDataDiskQuotaLimitExceeded");
    cloud.clock.advance(1000);
    await attached(cloud, ids[5] ?? "", other);
    const detach = (DiskIds: string[]) => codeOf(client.DetachDisks({ DiskIds }));
    expect(await detach(ids)).toBe("InvalidParameterValue");
    expect(await detach([ids[0] ?? "", far])).toBe(wrongState);
    expect(await detach([system])).toBe(systemDisk);
    const { AttachDetailSet, TotalCount } = await client.DescribeInstancesDiskNum({ InstanceIds: [other, host] });
    expect(AttachDetailSet).toEqual([
      { InstanceId: other, AttachedDiskCount: 1, MaxAttachCount: 5 },
      { InstanceId: host, AttachedDiskCount: 5, MaxAttachCount: 5 },
    ]);
    expect(TotalCount).toBe(2);
  });

  test("missing and busy instances are rejected", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [id, second] = [await boughtDisk(cloud), await boughtDisk(cloud)];
    const InstanceId = await bought(cloud);
    await attached(cloud, second, InstanceId);
    const { InstanceIdSet: [pending = ""] = [] } = await client.CreateInstances({
      BundleId: "bundle2022_gen_01",
      BlueprintId: "lhbp-mxml4cnq",
      InstanceChargePrepaid: { Period: 1 },
    });
    const attach = (host = InstanceId) => codeOf(client.AttachDisks({ DiskIds: [id], InstanceId: host }));
    const detach = () => codeOf(client.DetachDisks({ DiskIds: [second] }));
    expect(await attach(pending)).toBe("OperationDenied.InstanceCreating");
    await client.StopInstances({ InstanceIds: [InstanceId] });
    expect(await attach()).toBe("UnsupportedOperation.LatestOperationUnfinished");
    expect(await detach()).toBe("UnsupportedOperation.LatestOperationUnfinished");
    cloud.clock.advance(1000);
    await client.IsolateInstances({ InstanceIds: [InstanceId], IsolateDataDisk: false });
    cloud.clock.advance(1000);
    expect((await disk(cloud, second))?.DiskState).toBe("ATTACHED");
    expect(await attach()).toBe("UnsupportedOperation.InvalidInstanceState");
    expect(await detach()).toBe("UnsupportedOperation.InvalidInstanceState");
    await client.TerminateInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(1000);
    expect(await disk(cloud, second)).toMatchObject({ DiskState: "UNATTACHED", InstanceId: "" });
    expect(await attach(InstanceId)).toBe("ResourceNotFound.InstanceIdNotFound");
  });

  test("a game instance is rejected", async () => {
    await using cloud = await TestCloud.start();
    const game = { BundleId: "bundle_game_mc_gen_03", BlueprintId: "lhbp-5e886mc4" };
    const [id, InstanceId] = [await boughtDisk(cloud), await bought(cloud, game)];
    expect(await codeOf(cloud.lighthouse().AttachDisks({ DiskIds: [id], InstanceId }))).toBe(
      "UnsupportedOperation.InstanceDisplayAreaNotSupportOperation",
    );
  });

  test("a disk that was isolated with its instance remains when the instance is destroyed", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [InstanceId, id] = [await bought(cloud), await boughtDisk(cloud)];
    await attached(cloud, id, InstanceId);
    await client.IsolateInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(2000);
    expect((await disk(cloud, id))?.DiskState).toBe("SHUTDOWN");
    await client.TerminateInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(1000);
    expect(await disk(cloud, id)).toMatchObject({ DiskState: "SHUTDOWN", InstanceId: "" });
    await client.RenewDisks({ DiskIds: [id], RenewDiskChargePrepaid });
    cloud.clock.advance(1000);
    expect((await disk(cloud, id))?.DiskState).toBe("UNATTACHED");
  });

  test("a disk that was isolated with its instance is detached when only the disk is renewed", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [InstanceId, id] = [await bought(cloud), await boughtDisk(cloud)];
    await attached(cloud, id, InstanceId);
    const machineCalls = recordDiskCalls(cloud);
    await client.IsolateInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(2000);
    await client.RenewDisks({ DiskIds: [id], RenewDiskChargePrepaid });
    cloud.clock.advance(1000);
    expect(await disk(cloud, id)).toMatchObject({ DiskState: "UNATTACHED", InstanceId: "", IsolatedTime: null });
    expect(machineCalls).toContainEqual(["detach", InstanceId, id]);
  });
});

describe("ResizeDisks", () => {
  test("resizes attached and unattached disks after a delay", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const ids = await boughtDisks(cloud, { DiskCount: 2 });
    const [id = ""] = ids;
    const InstanceId = await bought(cloud);
    await attached(cloud, id, InstanceId);
    await client.IsolateInstances({ InstanceIds: [InstanceId], IsolateDataDisk: false });
    cloud.clock.advance(1000);
    const machineCalls = recordDiskCalls(cloud);
    await client.TerminateInstances({ InstanceIds: [InstanceId] });
    await client.ResizeDisks({ DiskIds: ids, DiskSize: 60 });
    const during = { DiskSize: 20, DiskState: "ATTACHED", LatestOperation: "ResizeDisks" };
    expect(await disk(cloud, id)).toMatchObject({ ...during, LatestOperationState: "OPERATING" });
    expect(await codeOf(client.ResizeDisks({ DiskIds: [id], DiskSize: 80 }))).toBe(unfinished);
    cloud.clock.advance(1000);
    // The resize keeps other changes of the disk, here the detachment from its destroyed instance.
    expect(await disk(cloud, id)).toMatchObject({
      DiskSize: 60,
      DiskState: "UNATTACHED",
      InstanceId: "",
      LatestOperationState: "SUCCESS",
    });
    expect(await disk(cloud, ids[1] ?? "")).toMatchObject({ DiskSize: 60, DiskState: "UNATTACHED" });
    expect(machineCalls.filter(([method]) => method === "resize").sort()).toEqual(
      ids.map((one) => ["resize", one, 60]).sort(),
    );
  });

  test("rejects invalid sizes, system disks and isolated disks", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await boughtDisk(cloud, { DiskSize: 40 });
    const system = (await instance(cloud, await bought(cloud)))?.SystemDisk?.DiskId ?? "";
    const resize = (DiskSize: number, DiskIds = [id]) => refusalOf(client.ResizeDisks({ DiskIds, DiskSize }));
    const small = await resize(30);
    expect(small.code).toBe("InvalidParameterValue.DiskSizeSmallerThanCurrentDiskSize");
    expect(small.message).toContain(id);
    expect((await resize(40)).code).toBe("UnsupportedOperation.SameWithOldConfig");
    expect((await resize(45)).code).toBe("InvalidParameterValue.InvalidDiskSize");
    expect((await resize(4010)).code).toBe("InvalidParameterValue.InvalidDiskSize");
    expect((await resize(60, [id, id])).code).toBe("InvalidParameterValue.Duplicated");
    expect((await resize(60, [id, system])).code).toBe(systemDisk);
    await client.IsolateDisks({ DiskIds: [id] });
    cloud.clock.advance(1000);
    expect((await resize(60)).code).toBe("UnsupportedOperation");
    expect((await disk(cloud, id))?.DiskSize).toBe(40);
  });
});

describe("RenewDisks", () => {
  test("adds months or extends the disk to a date", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await boughtDisk(cloud);
    const before = new Date((await disk(cloud, id))?.ExpiredTime ?? "");
    const RenewFlag = "NOTIFY_AND_AUTO_RENEW";
    await client.RenewDisks({ DiskIds: [id], RenewDiskChargePrepaid: { Period: 12, RenewFlag } });
    before.setUTCFullYear(before.getUTCFullYear() + 1);
    const expected = before.toISOString().replace(".000", "");
    expect(await disk(cloud, id)).toMatchObject({ ExpiredTime: expected, RenewFlag, LatestOperation: "RenewDisks" });
    const renew = (paid: object) => codeOf(client.RenewDisks({ DiskIds: [id], RenewDiskChargePrepaid: paid }));
    expect(await renew({ Period: 1 })).toBe(unfinished);
    cloud.clock.advance(1000);
    expect(await disk(cloud, id)).toMatchObject({ DiskState: "UNATTACHED", LatestOperationState: "SUCCESS" });

    // In the database: the API reports whole seconds, and the comparison needs the exact expiry.
    await cloud.cloud.db
      .updateTable("disks")
      .set({ expires: Date.parse(expected) })
      .execute();
    const early = "InvalidParameterValue.InvalidCurInstanceDeadline";
    const CurInstanceDeadline = expected.replace("T", " ").replace("Z", "");
    expect(await renew({ CurInstanceDeadline })).toBe(early);
    expect(await renew({ CurInstanceDeadline: "2999-13-01 00:00:00" })).toBe(early);
    expect(await renew({ CurInstanceDeadline: "tomorrow" })).toBe(early);
    expect(await renew({ CurInstanceDeadline: "2999-01-01 00:00:00", Period: 1 })).toBe(early);
    expect(await renew({})).toBe("MissingParameter.MissingParameterPeriodCurInstanceDeadline");
    expect(await renew({ Period: 48 })).toBe("InvalidParameterValue");
    await client.RenewDisks({ DiskIds: [id], RenewDiskChargePrepaid: { CurInstanceDeadline: "2999-01-01 01:02:03" } });
    expect(await disk(cloud, id)).toMatchObject({
      ExpiredTime: "2999-01-01T01:02:03Z",
      RenewFlag: "NOTIFY_AND_MANUAL_RENEW",
    });
  });

  test("rejects a system disk", async () => {
    await using cloud = await TestCloud.start();
    const system = (await instance(cloud, await bought(cloud)))?.SystemDisk?.DiskId ?? "";
    const DiskIds = [system];
    const client = cloud.lighthouse();
    expect(await codeOf(client.RenewDisks({ DiskIds, RenewDiskChargePrepaid }))).toBe("UnsupportedOperation");
    expect(await codeOf(client.InquirePriceRenewDisks({ DiskIds, RenewDiskChargePrepaid }))).toBe(systemDisk);
  });
});

describe("names and renewal flags of disks", () => {
  test("names and flags change for all named disks or none", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const ids = await boughtDisks(cloud, { DiskCount: 2 });
    const [id = ""] = ids;
    const system = (await instance(cloud, await bought(cloud)))?.SystemDisk?.DiskId ?? "";
    await client.ModifyDisksAttribute({ DiskIds: ids, DiskName: "data" });
    await client.ModifyDisksRenewFlag({ DiskIds: ids, RenewFlag: "NOTIFY_AND_AUTO_RENEW" });
    for (const one of ids) {
      expect(await disk(cloud, one)).toMatchObject({ DiskName: "data", RenewFlag: "NOTIFY_AND_AUTO_RENEW" });
    }
    const rename = (DiskIds: string[], DiskName = "x") => codeOf(client.ModifyDisksAttribute({ DiskIds, DiskName }));
    const flag = (DiskIds: string[], RenewFlag = "NOTIFY_AND_MANUAL_RENEW") =>
      codeOf(client.ModifyDisksRenewFlag({ DiskIds, RenewFlag }));
    expect(await rename([id, system])).toBe(systemDisk);
    expect(await flag([id, system])).toBe(systemDisk);
    expect(await rename([id, "lhdisk-00000000"])).toBe("ResourceNotFound.DiskIdNotFound");
    expect(await rename([id], "x".repeat(61))).toBe("InvalidParameterValue");
    expect(await flag([id], "ALWAYS")).toBe("InvalidParameterValue");
    expect((await disk(cloud, id))?.DiskName).toBe("data");

    const { DiskIdSet: [pending = ""] = [] } = await client.CreateDisks(diskOrder);
    expect(await rename([pending])).toBe(unfinished);
    expect(await flag([pending])).toBe("OperationDenied.DiskCreating");
    await client.AttachDisks({ DiskIds: [id], InstanceId: await bought(cloud) });
    expect(await rename([id])).toBe(unfinished);
    await client.ModifyDisksRenewFlag({ DiskIds: [id], RenewFlag: "DISABLE_NOTIFY_AND_MANUAL_RENEW" });
    cloud.clock.advance(1000);
    expect((await disk(cloud, id))?.RenewFlag).toBe("DISABLE_NOTIFY_AND_MANUAL_RENEW");
  });

  test("names and flags of an isolated disk cannot change", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const DiskIds = [await boughtDisk(cloud)];
    await client.IsolateDisks({ DiskIds });
    expect(await codeOf(client.IsolateDisks({ DiskIds }))).toBe(unfinished);
    cloud.clock.advance(1000);
    expect(await codeOf(client.ModifyDisksAttribute({ DiskIds, DiskName: "x" }))).toBe(wrongState);
    expect(await codeOf(client.ModifyDisksRenewFlag({ DiskIds, RenewFlag: "NOTIFY_AND_AUTO_RENEW" }))).toBe(
      "UnsupportedOperation",
    );
    await client.TerminateDisks({ DiskIds });
    expect(await codeOf(client.ModifyDisksRenewFlag({ DiskIds, RenewFlag: "NOTIFY_AND_AUTO_RENEW" }))).toBe(inProgress);
  });
});

test("IsolateDisks rejects more than twenty disks", async () => {
  await using cloud = await TestCloud.start();
  const DiskIds = Array.from({ length: 21 }, (_, index) => `lhdisk-${String(index).padStart(8, "0")}`);
  expect(await codeOf(cloud.lighthouse().IsolateDisks({ DiskIds }))).toBe(
    "LimitExceeded.IsolateResourcesLimitExceeded",
  );
});

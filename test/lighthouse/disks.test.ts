import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought } from "./bought.ts";
import { boughtDisk, boughtDisks, disk, diskOrder, recordDiskCalls } from "./disks.ts";

const inProgress = "OperationDenied.DiskOperationInProgress";
const wrongState = "UnsupportedOperation.InvalidDiskState";
const renewal = { Period: 1 };

describe("the life cycle of a disk", () => {
  test("a disk is bought, attached, detached, isolated and destroyed", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const host = await bought(cloud);
    const machineCalls = recordDiskCalls(cloud);
    const order = { ...diskOrder, DiskBackupQuota: 2, Tags: [{ Key: "a", Value: "b" }] };
    const { DiskIdSet: [id = ""] = [], RequestId } = await client.CreateDisks(order);
    expect(id).toMatch(/^lhdisk-[0-9a-z]{8}$/);
    expect(await disk(cloud, id)).toMatchObject({
      DiskName: id,
      DiskState: "PENDING",
      DiskUsage: "DATA_DISK",
      DiskType: "CLOUD_PREMIUM",
      DiskSize: 20,
      DiskBackupQuota: 2,
      DiskBackupCount: 0,
      InstanceId: "",
      Attached: false,
      DeleteWithInstance: false,
      RenewFlag: "NOTIFY_AND_MANUAL_RENEW",
      IsolatedTime: null,
      LatestOperation: "CreateDisks",
      LatestOperationState: "OPERATING",
      LatestOperationRequestId: RequestId,
      Tags: [{ Key: "a", Value: "b" }],
    });
    expect(await codeOf(client.AttachDisks({ DiskIds: [id], InstanceId: host }))).toBe("OperationDenied.DiskCreating");
    cloud.clock.advance(1000);
    expect(await disk(cloud, id)).toMatchObject({ DiskState: "UNATTACHED", LatestOperationState: "SUCCESS" });
    expect(await codeOf(client.DetachDisks({ DiskIds: [id] }))).toBe(wrongState);

    await client.AttachDisks({ DiskIds: [id], InstanceId: host, RenewFlag: "NOTIFY_AND_AUTO_RENEW" });
    const attaching = { DiskState: "ATTACHING", Attached: false, RenewFlag: "NOTIFY_AND_AUTO_RENEW" };
    expect(await disk(cloud, id)).toMatchObject({ ...attaching, LatestOperation: "AttachDisks" });
    expect(await codeOf(client.DetachDisks({ DiskIds: [id] }))).toBe(inProgress);
    expect(await codeOf(client.IsolateInstances({ InstanceIds: [host] }))).toBe(
      "UnsupportedOperation.LatestOperationUnfinished",
    );
    cloud.clock.advance(1000);
    expect(await disk(cloud, id)).toMatchObject({ DiskState: "ATTACHED", Attached: true, InstanceId: host });
    expect(await codeOf(client.IsolateDisks({ DiskIds: [id] }))).toBe(wrongState);

    await client.DetachDisks({ DiskIds: [id] });
    expect(await disk(cloud, id)).toMatchObject({ DiskState: "DETACHING", Attached: true, InstanceId: host });
    cloud.clock.advance(1000);
    expect(await disk(cloud, id)).toMatchObject({ DiskState: "UNATTACHED", Attached: false, InstanceId: "" });
    expect(machineCalls).toEqual([
      ["attach", host, id, 20],
      ["detach", host, id],
    ]);

    await client.IsolateDisks({ DiskIds: [id] });
    expect(await codeOf(client.TerminateDisks({ DiskIds: [id] }))).toBe(inProgress);
    cloud.clock.advance(1000);
    const isolated = await disk(cloud, id);
    expect(isolated).toMatchObject({ DiskState: "SHUTDOWN", LatestOperationState: "SUCCESS" });
    expect(isolated?.IsolatedTime).toBe(isolated?.ExpiredTime);
    await client.TerminateDisks({ DiskIds: [id] });
    expect((await disk(cloud, id))?.DiskState).toBe("TERMINATING");
    cloud.clock.advance(1000);
    expect(await disk(cloud, id)).toBeUndefined();
  });

  test("RenewDisks restores an isolated disk", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await boughtDisk(cloud);
    await client.IsolateDisks({ DiskIds: [id] });
    cloud.clock.advance(1000);
    const began = Math.floor(cloud.clock.now() / 1000) * 1000;
    await client.RenewDisks({ DiskIds: [id], RenewDiskChargePrepaid: { Period: 12 } });
    cloud.clock.advance(1000);
    const renewed = await disk(cloud, id);
    expect(renewed).toMatchObject({ DiskState: "UNATTACHED", IsolatedTime: null, LatestOperation: "RenewDisks" });
    const year = new Date(began);
    year.setUTCFullYear(year.getUTCFullYear() + 1);
    expect(Math.abs(Date.parse(renewed?.ExpiredTime ?? "") - year.getTime())).toBeLessThan(5000);
  });

  test("other accounts and regions cannot list or change a disk", async () => {
    await using cloud = await TestCloud.start();
    const id = await boughtDisk(cloud);
    const otherAccount = cloud.lighthouse(key(2));
    const otherInstance = await bought(cloud, {}, key(2));
    expect((await otherAccount.DescribeDisks({ DiskIds: [id] })).TotalCount).toBe(0);
    expect((await otherAccount.DescribeDisksDeniedActions({ DiskIds: [id] })).DiskDeniedActionSet).toEqual([]);
    expect((await cloud.lighthouse(key(1), "ap-shanghai").DescribeDisks({})).TotalCount).toBe(0);
    const missing = "ResourceNotFound.DiskIdNotFound";
    const DiskIds = [id];
    expect(await codeOf(otherAccount.AttachDisks({ DiskIds, InstanceId: otherInstance }))).toBe(missing);
    expect(await codeOf(otherAccount.DetachDisks({ DiskIds }))).toBe(missing);
    expect(await codeOf(otherAccount.ResizeDisks({ DiskIds, DiskSize: 40 }))).toBe(missing);
    expect(await codeOf(otherAccount.IsolateDisks({ DiskIds }))).toBe(missing);
    expect(await codeOf(otherAccount.TerminateDisks({ DiskIds }))).toBe(missing);
    expect(await codeOf(otherAccount.RenewDisks({ DiskIds, RenewDiskChargePrepaid: renewal }))).toBe(missing);
    expect(await codeOf(otherAccount.ModifyDisksAttribute({ DiskIds, DiskName: "x" }))).toBe(missing);
    expect(await codeOf(otherAccount.ModifyDisksRenewFlag({ DiskIds, RenewFlag: "NOTIFY_AND_AUTO_RENEW" }))).toBe(
      missing,
    );
    expect(await codeOf(otherAccount.ModifyDisksBackupQuota({ DiskIds, DiskBackupQuota: 3 }))).toBe(missing);
    expect(await codeOf(otherAccount.InquirePriceRenewDisks({ DiskIds, RenewDiskChargePrepaid: renewal }))).toBe(
      missing,
    );
    expect(await codeOf(cloud.lighthouse().AttachDisks({ DiskIds, InstanceId: otherInstance }))).toBe(
      "ResourceNotFound.InstanceIdNotFound",
    );
    expect(await disk(cloud, id)).toMatchObject({ DiskState: "UNATTACHED", DiskName: id, DiskSize: 20 });
  });
});

describe("CreateDisks", () => {
  test("buys several disks with the same name", async () => {
    await using cloud = await TestCloud.start();
    const ids = await boughtDisks(cloud, { DiskCount: 3, DiskName: "数据", DiskType: "CLOUD_SSD" });
    expect(new Set(ids).size).toBe(3);
    const { DiskSet = [], TotalCount } = await cloud.lighthouse().DescribeDisks({});
    expect(TotalCount).toBe(3);
    expect(DiskSet.map((one) => [one.DiskName, one.DiskType])).toEqual(Array(3).fill(["数据", "CLOUD_SSD"]));
  });

  test("attaches a new disk to the instance in AutoMountConfiguration", async () => {
    await using cloud = await TestCloud.start();
    const InstanceId = await bought(cloud);
    const machineCalls = recordDiskCalls(cloud);
    const AutoMountConfiguration = { InstanceId, MountPoint: "/data", FileSystemType: "xfs" };
    const { DiskIdSet: [id = ""] = [] } = await cloud
      .lighthouse()
      .CreateDisks({ ...diskOrder, AutoMountConfiguration });
    expect((await disk(cloud, id))?.DiskState).toBe("PENDING");
    cloud.clock.advance(1000);
    expect((await disk(cloud, id))?.DiskState).toBe("ATTACHING");
    cloud.clock.advance(1000);
    expect(await disk(cloud, id)).toMatchObject({ DiskState: "ATTACHED", InstanceId });
    expect(machineCalls).toEqual([["attach", InstanceId, id, 20]]);
  });

  const mount = (more: object) => ({ AutoMountConfiguration: { InstanceId: "lhins-00000000", ...more } });
  const refusals: readonly [string, object, string][] = [
    ["another region's zone", { Zone: "ap-beijing-3" }, "InvalidParameterValue.InvalidZone"],
    ["an unknown type", { DiskType: "CLOUD_BASIC" }, "InvalidParameterValue.InvalidDiskType"],
    ["a small SSD", { DiskType: "CLOUD_SSD", DiskSize: 10 }, "InvalidParameterValue"],
    ["an odd size", { DiskSize: 25 }, "InvalidParameterValue"],
    ["a huge size", { DiskSize: 4010 }, "InvalidParameterValue"],
    ["an unsupported period", { DiskChargePrepaid: { Period: 13 } }, "InvalidParameterValue"],
    ["an unsupported unit", { DiskChargePrepaid: { Period: 1, TimeUnit: "d" } }, "InvalidParameterValue"],
    ["too many at once", { DiskCount: 31 }, "InvalidParameterValue"],
    ["more than the region holds", { DiskCount: 21 }, "LimitExceeded.DiskQuotaLimitExceeded"],
    ["too many backups", { DiskBackupQuota: 501 }, "InvalidParameterValue"],
    ["a long name", { DiskName: "x".repeat(61) }, "InvalidParameterValue"],
    ["an unknown instance", mount({}), "ResourceNotFound.InstanceIdNotFound"],
    ["a malformed instance", mount({ InstanceId: "ins-1" }), "InvalidParameterValue"],
    ["an unknown file system", mount({ FileSystemType: "ntfs" }), "InvalidParameterValue"],
  ];
  test("rejects invalid parameters without buying a disk", async () => {
    await using cloud = await TestCloud.start();
    for (const [what, more, code] of refusals) {
      expect([what, await codeOf(cloud.lighthouse().CreateDisks({ ...diskOrder, ...more }))]).toEqual([what, code]);
    }
    expect((await cloud.lighthouse().DescribeDisks({})).TotalCount).toBe(0);
  });

  test("rejects an instance in AutoMountConfiguration that does not match the disk", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const windows = { InstanceId: await bought(cloud, { BlueprintId: "lhbp-2da4gvn8" }) };
    const buy = (more: object, mounted: object = {}) =>
      codeOf(client.CreateDisks({ ...diskOrder, ...more, AutoMountConfiguration: { InstanceId, ...mounted } }));
    expect(await buy({ Zone: "ap-guangzhou-4" })).toBe("InvalidParameterValue.DiskInstanceZoneNotMatch");
    expect(await buy({ DiskCount: 6 })).toBe("LimitExceeded.AttachDataDiskQuotaLimitExceeded");
    expect(await buy({}, { ...windows, MountPoint: "/data" })).toBe(
      "InvalidParameterValue.PlatformTypeNotSupportMountPoint",
    );
    expect(await buy({}, { ...windows, FileSystemType: "xfs" })).toBe(
      "InvalidParameterValue.PlatformTypeNotSupportFileSystem",
    );
    await client.StopInstances({ InstanceIds: [InstanceId] });
    expect(await buy({})).toBe("UnsupportedOperation.LatestOperationUnfinished");
    cloud.clock.advance(1000);
    expect(await buy({})).toBe("UnsupportedOperation.InvalidInstanceState");
    expect((await client.DescribeDisks({ Filters: [{ Name: "disk-usage", Values: ["DATA_DISK"] }] })).TotalCount).toBe(
      0,
    );
  });
});

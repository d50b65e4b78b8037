import { describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought, instance } from "./bought.ts";
import { attached, boughtDisk, boughtDisks, disk } from "./disks.ts";

describe("DescribeDisks", () => {
  test("sorts, filters and pages disks, including system disks", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const host = await bought(cloud);
    const system = (await instance(cloud, host))?.SystemDisk?.DiskId ?? "";
    const small = await boughtDisk(cloud, { DiskSize: 10, DiskName: "small", Tags: [{ Key: "env", Value: "test" }] });
    const large = await boughtDisk(cloud, { DiskSize: 90, Zone: "ap-guangzhou-4", DiskChargePrepaid: { Period: 2 } });
    await attached(cloud, small, host);
    const ids = async (input: object) => {
      const { DiskSet = [], TotalCount } = await client.DescribeDisks(input);
      expect(TotalCount).toBe(DiskSet.length);
      return DiskSet.map((one) => one.DiskId);
    };
    const found = (Name: string, ...Values: string[]) => ids({ Filters: [{ Name, Values }] });
    expect(await ids({})).toEqual([large, small, system]);
    expect(await ids({ Order: "ASC" })).toEqual([system, small, large]);
    expect(await ids({ OrderField: "DISK_SIZE" })).toEqual([large, system, small]);
    expect((await ids({ OrderField: "EXPIRED_TIME" }))[0]).toBe(large);
    expect(await ids({ DiskIds: [small, "lhdisk-00000000"] })).toEqual([small]);
    expect(await found("disk-id", small, large)).toEqual([large, small]);
    expect(await found("instance-id", host)).toEqual([small, system]);
    expect(await found("disk-name", "small")).toEqual([small]);
    expect(await found("zone", "ap-guangzhou-4")).toEqual([large]);
    expect(await found("disk-usage", "SYSTEM_DISK")).toEqual([system]);
    expect(await found("disk-state", "UNATTACHED")).toEqual([large]);
    expect(await found("tag-key", "env")).toEqual([small]);
    expect(await found("tag-value", "test")).toEqual([small]);
    expect(await found("tag:env", "live")).toEqual([]);
    const page = await client.DescribeDisks({ Offset: 1, Limit: 1 });
    expect(page.DiskSet?.map((one) => one.DiskId)).toEqual([small]);
    expect(page.TotalCount).toBe(3);
    expect(await disk(cloud, system)).toMatchObject({
      DiskUsage: "SYSTEM_DISK",
      DiskState: "ATTACHED",
      DeleteWithInstance: true,
      InstanceId: host,
    });
  });

  const many = Array.from({ length: 101 }, (_, index) => `lhdisk-${String(index).padStart(8, "0")}`);
  const filter = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });
  const refusals: readonly [object, string][] = [
    [{ DiskIds: ["disk"] }, "InvalidParameterValue.InvalidDiskIdMalformed"],
    [{ DiskIds: many }, "InvalidParameterValue.LimitExceeded"],
    [{ DiskIds: [many[0], many[0]] }, "InvalidParameterValue.Duplicated"],
    [{ DiskIds: [many[0]], ...filter("zone", "x") }, "InvalidParameter.ParameterConflict"],
    [filter("size", "1"), "InvalidParameter.InvalidFilter"],
    [filter("disk-usage", "OTHER"), "InvalidParameter.InvalidFilter"],
    [filter("zone", ...many), "InvalidParameter.FilterValueLimitExceeded"],
    [{ Filters: Array(11).fill({ Name: "zone", Values: ["x"] }) }, "InvalidParameterValue.LimitExceeded"],
    [filter("disk-id", "disk"), "InvalidParameterValue.InvalidDiskIdMalformed"],
    [filter("instance-id", "ins"), "InvalidParameterValue.InstanceIdMalformed"],
    [filter("disk-name", "x".repeat(61)), "InvalidParameterValue.DiskNameTooLong"],
    [{ Limit: 101 }, "InvalidParameterValue.OutOfRange"],
    [{ Offset: -1 }, "InvalidParameterValue.OutOfRange"],
    [{ OrderField: "NAME" }, "InvalidParameterValue"],
  ];
  test("rejects invalid ids, filters and pages", async () => {
    await using cloud = await TestCloud.start();
    for (const [input, code] of refusals) {
      expect([input, await codeOf(cloud.lighthouse().DescribeDisks(input))]).toEqual([input, code]);
    }
  });
});

describe("DescribeDisksDeniedActions", () => {
  test("returns the error code and message of each denied action", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const host = await bought(cloud);
    const [id = "", free = ""] = await boughtDisks(cloud, { DiskCount: 2, DiskBackupQuota: 1 });
    await attached(cloud, id, host);
    const denied = async (DiskId: string) => {
      const { DiskDeniedActionSet } = await client.DescribeDisksDeniedActions({ DiskIds: [DiskId] });
      expect(DiskDeniedActionSet?.map((one) => one.DiskId)).toEqual([DiskId]);
      return DiskDeniedActionSet?.[0]?.DeniedActions ?? [];
    };
    const names = async (DiskId: string) => (await denied(DiskId)).map((one) => one.Action);
    expect(await denied(free)).toEqual([
      {
        Action: "DetachDisks",
        Code: "UnsupportedOperation.InvalidDiskState",
        Message: `Disk \`${free}\` is in state UNATTACHED, which does not allow this operation.`,
      },
      {
        Action: "TerminateDisks",
        Code: "UnsupportedOperation.InvalidDiskState",
        Message: `Disk \`${free}\` is in state UNATTACHED, which does not allow this operation.`,
      },
    ]);
    expect(await names(id)).toEqual(["AttachDisks", "IsolateDisks", "TerminateDisks"]);

    await client.StopInstances({ InstanceIds: [host] });
    const busy = await denied(id);
    expect(busy.find((one) => one.Action === "DetachDisks")?.Code).toBe(
      "UnsupportedOperation.LatestOperationUnfinished",
    );
    expect(await codeOf(client.DetachDisks({ DiskIds: [id] }))).toBe("UnsupportedOperation.LatestOperationUnfinished");
    cloud.clock.advance(1000);

    await client.IsolateDisks({ DiskIds: [free] });
    expect(await names(free)).not.toContain("ModifyDisksRenewFlag");
    expect((await denied(free)).find((one) => one.Action === "TerminateDisks")?.Code).toBe(
      "OperationDenied.DiskOperationInProgress",
    );
    cloud.clock.advance(1000);
    const all = ["AttachDisks", "DetachDisks", "ResizeDisks", "ModifyDisksAttribute", "ModifyDisksBackupQuota"];
    const left = ["ModifyDisksRenewFlag", "IsolateDisks", "CreateDiskBackup", "ApplyDiskBackup"];
    expect(await names(free)).toEqual([...all, ...left]);
    for (const { Message } of await denied(free)) expect(Message).not.toMatch(/^\w+(\.\w+)?$|\{/);

    const system = (await instance(cloud, host))?.SystemDisk?.DiskId ?? "";
    expect(await names(system)).toHaveLength(11);
    expect((await client.DescribeDisksDeniedActions({ DiskIds: ["lhdisk-00000000"] })).DiskDeniedActionSet).toEqual([]);
    expect(await codeOf(client.DescribeDisksDeniedActions({ DiskIds: ["x"] }))).toBe(
      "InvalidParameterValue.InvalidDiskIdMalformed",
    );
  });
});

test("DescribeDisksReturnable reports which disks can be returned", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const system = (await instance(cloud, await bought(cloud)))?.SystemDisk?.DiskId ?? "";
  const [kept = "", isolated = "", old = ""] = await boughtDisks(cloud, { DiskCount: 3 });
  await client.IsolateDisks({ DiskIds: [isolated] });
  // In the database: the clock cannot advance by a month, because SDK timestamps must be within five minutes of it.
  await cloud.cloud.db
    .updateTable("disks")
    .set({ expires: cloud.clock.now() - 3_600_000 })
    .where("id", "=", old)
    .execute();
  cloud.clock.advance(1000);
  const { DiskReturnableSet = [], TotalCount } = await client.DescribeDisksReturnable({
    DiskIds: [kept, isolated, old, system, "lhdisk-00000000"],
  });
  expect(TotalCount).toBe(4);
  expect(DiskReturnableSet[0]).toEqual({ DiskId: kept, IsReturnable: true, ReturnFailCode: 0, ReturnFailMessage: "" });
  const codes = DiskReturnableSet.map((one) => [one.DiskId, one.IsReturnable, one.ReturnFailCode]);
  expect(codes.slice(1)).toEqual([
    [isolated, false, 1],
    [old, false, 2],
    [system, false, 12],
  ]);
  expect((await client.DescribeDisksReturnable({ Limit: 1 })).TotalCount).toBe(3);
  const many = Array.from({ length: 11 }, (_, index) => `lhdisk-${String(index).padStart(8, "0")}`);
  expect(await codeOf(client.DescribeDisksReturnable({ DiskIds: many }))).toBe("InvalidParameterValue.OutOfRange");
  expect(await codeOf(client.DescribeDisksReturnable({ Limit: 0 }))).toBe("InvalidParameterValue.OutOfRange");
});

test("DescribeDiskConfigs lists the disks on sale in the region's zones", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const { DiskConfigSet = [] } = await client.DescribeDiskConfigs({});
  expect(new Set(DiskConfigSet.map((one) => one.Zone)).size).toBe(4);
  const call = (Name: string, ...Values: string[]) => client.DescribeDiskConfigs({ Filters: [{ Name, Values }] });
  const common = { Zone: "ap-guangzhou-6", DiskSalesState: "AVAILABLE", MaxDiskSize: 4000, DiskStepSize: 10 };
  expect((await call("zone", "ap-guangzhou-6")).DiskConfigSet).toEqual([
    { ...common, DiskType: "CLOUD_PREMIUM", MinDiskSize: 10 },
    { ...common, DiskType: "CLOUD_SSD", MinDiskSize: 20 },
  ]);
  expect(await codeOf(call("zone", "ap-beijing-3"))).toBe("InvalidParameterValue.InvalidZone");
  expect(await codeOf(call("type", "CLOUD_SSD"))).toBe("InvalidParameter.InvalidFilter");
});

test("DescribeInstancesDiskNum rejects unknown and malformed ids and an empty list", async () => {
  await using cloud = await TestCloud.start();
  const call = (...InstanceIds: string[]) => codeOf(cloud.lighthouse().DescribeInstancesDiskNum({ InstanceIds }));
  expect(await call("lhins-00000000")).toBe("ResourceNotFound.InstanceIdNotFound");
  expect(await call("ins")).toBe("InvalidParameterValue.InstanceIdMalformed");
  expect(await call()).toBe("InvalidParameterValue.LimitExceeded");
});

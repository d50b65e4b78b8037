import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought, instance, order } from "./bought.ts";
import { busyDisk, change, snapshot, taken } from "./snapshots.ts";

describe("CreateInstanceSnapshot", () => {
  test("keeps the instance running and denies other operations meanwhile", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const machineCalls: string[][] = [];
    const record = async (...parameters: string[]) => void machineCalls.push(parameters);
    Object.assign(cloud.cloud, { machines: { ...cloud.cloud.machines, snapshot: record } });
    const id = await bought(cloud, { InstanceName: "web" });
    const disk = (await instance(cloud, id))?.SystemDisk;
    const request = { InstanceId: id, SnapshotName: "before", Tags: [{ Key: "a", Value: "b" }] };
    const { SnapshotId = "", RequestId } = await client.CreateInstanceSnapshot(request);
    expect(SnapshotId).toMatch(/^lhsnap-[0-9a-z]{8}$/);
    expect(await snapshot(cloud, SnapshotId)).toMatchObject({
      DiskUsage: "SYSTEM_DISK",
      DiskId: disk?.DiskId,
      DiskSize: 40,
      SnapshotName: "before",
      SnapshotState: "CREATING",
      Percent: 0,
      LatestOperation: "CreateInstanceSnapshot",
      LatestOperationState: "OPERATING",
      LatestOperationRequestId: RequestId,
      Tags: [{ Key: "a", Value: "b" }],
    });
    expect(await instance(cloud, id)).toMatchObject({
      InstanceState: "RUNNING",
      LatestOperation: "CreateInstanceSnapshot",
      LatestOperationState: "OPERATING",
    });
    expect(await codeOf(client.StopInstances({ InstanceIds: [id] }))).toBe(
      "UnsupportedOperation.LatestOperationUnfinished",
    );
    expect(await codeOf(client.CreateInstanceSnapshot({ InstanceId: id }))).toBe(
      "UnsupportedOperation.LatestOperationUnfinished",
    );
    expect(machineCalls).toEqual([]);
    cloud.clock.advance(1000);
    expect(await snapshot(cloud, SnapshotId)).toMatchObject({
      SnapshotState: "NORMAL",
      Percent: 100,
      LatestOperationState: "SUCCESS",
    });
    expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", LatestOperationState: "SUCCESS" });
    expect(machineCalls).toEqual([[id, SnapshotId]]);
  });

  test("names an unnamed snapshot after the instance and the local time", async () => {
    await using cloud = await TestCloud.start();
    const [short, long] = [
      await bought(cloud, { InstanceName: "网站" }),
      await bought(cloud, { InstanceName: "网".repeat(60) }),
    ];
    const one = await snapshot(cloud, await taken(cloud, short));
    const local = new Date(Date.parse(one?.CreatedTime ?? "") + 8 * 3_600_000).toISOString().replace(/\D/g, "");
    expect(one?.SnapshotName).toBe(`网站-${local.slice(4, 14)}`);
    const two = await snapshot(cloud, await taken(cloud, long));
    expect(two?.SnapshotName).toMatch(/^网{49}-\d{10}$/);
  });

  test("leaves a stopped instance stopped", async () => {
    await using cloud = await TestCloud.start();
    const id = await bought(cloud);
    await cloud.lighthouse().StopInstances({ InstanceIds: [id] });
    cloud.clock.advance(1000);
    const SnapshotId = await taken(cloud, id);
    expect((await snapshot(cloud, SnapshotId))?.SnapshotState).toBe("NORMAL");
    expect((await instance(cloud, id))?.InstanceState).toBe("STOPPED");
  });

  test("allows two snapshots for each instance that can have them, and ten in total", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const first = await bought(cloud);
    await taken(cloud, first);
    const second = await taken(cloud, first);
    const more = (InstanceId = first) => codeOf(client.CreateInstanceSnapshot({ InstanceId }));
    expect(await more()).toBe("LimitExceeded.SnapshotQuotaLimitExceeded");
    await bought(cloud, { BundleId: "bundle_stg_01" });
    expect(await more()).toBe("LimitExceeded.SnapshotQuotaLimitExceeded");
    await client.DeleteSnapshots({ SnapshotIds: [second] });
    await taken(cloud, first);
    await bought(cloud, {}, key(2));
    expect(await more()).toBe("LimitExceeded.SnapshotQuotaLimitExceeded");
    await bought(cloud, { InstanceCount: 6 });
    for (let count = 2; count < 10; count++) await taken(cloud, first);
    expect(await more()).toBe("LimitExceeded.SnapshotQuotaLimitExceeded");
    expect((await client.DescribeSnapshots({})).TotalCount).toBe(10);
  });

  test("does not count a returned instance for the quota", async () => {
    await using cloud = await TestCloud.start();
    const [kept, returned] = [await bought(cloud), await bought(cloud)];
    await taken(cloud, kept);
    await taken(cloud, kept);
    await cloud.lighthouse().IsolateInstances({ InstanceIds: [returned] });
    cloud.clock.advance(2000);
    expect(await codeOf(taken(cloud, kept))).toBe("LimitExceeded.SnapshotQuotaLimitExceeded");
    expect(await codeOf(taken(cloud, returned))).toBe("UnsupportedOperation.InvalidInstanceState");
  });

  test("creates no snapshot if it rejects the request", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const { InstanceIdSet: [id = ""] = [] } = await client.CreateInstances(order);
    const rejected = (more: object = {}) => codeOf(client.CreateInstanceSnapshot({ InstanceId: id, ...more }));
    expect(await rejected()).toBe("UnsupportedOperation.InvalidInstanceState");
    cloud.clock.advance(1000);
    expect(await rejected({ InstanceId: "lhins-1" })).toBe("InvalidParameterValue.InstanceIdMalformed");
    expect(await rejected({ InstanceId: "lhins-00000000" })).toBe("ResourceNotFound.InstanceIdNotFound");
    expect(await rejected({ SnapshotName: "a".repeat(61) })).toBe("InvalidParameterValue.SnapshotNameTooLong");
    const storage = await bought(cloud, { BundleId: "bundle_stg_01" });
    expect(await rejected({ InstanceId: storage })).toBe(
      "OperationDenied.OperationDeniedCreateSnapshotForStorageBundle",
    );
    expect(await codeOf(taken(cloud, id, {}, key(2)))).toBe("ResourceNotFound.InstanceIdNotFound");
    // Direct writes: no call works on a system disk while its instance is idle, or removes the disk alone.
    await change(cloud, "disks", { latest_state: "OPERATING", latest_operation: "ResizeDisks" });
    expect(await rejected()).toBe(busyDisk);
    expect(await instance(cloud, id)).toMatchObject({ LatestOperation: "CreateInstances" });
    await cloud.cloud.db.deleteFrom("disks").execute();
    expect(await rejected()).toBe("ResourceNotFound.DiskNotFound");
    expect((await client.DescribeSnapshots({})).TotalCount).toBe(0);
  });
});

describe("DescribeSnapshots", () => {
  test("filters by ids, disks, instances, names and tags, and pages from the newest", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [web, mail] = [await bought(cloud), await bought(cloud)];
    const Tags = [{ Key: "team", Value: "red" }];
    const a = await taken(cloud, web, { SnapshotName: "a", Tags });
    await taken(cloud, web, { SnapshotName: "b" });
    await taken(cloud, mail, { SnapshotName: "c", Tags });
    const found = async (request: object) => {
      const { SnapshotSet = [], TotalCount } = await client.DescribeSnapshots(request);
      return [TotalCount, ...SnapshotSet.map((one) => one.SnapshotName)];
    };
    const by = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });
    expect(await found({})).toEqual([3, "c", "b", "a"]);
    expect(await found({ Offset: 1, Limit: 1 })).toEqual([3, "b"]);
    expect(await found({ SnapshotIds: [a, "lhsnap-00000000", a] })).toEqual([1, "a"]);
    expect(await found(by("snapshot-id", a))).toEqual([1, "a"]);
    expect(await found(by("instance-id", web))).toEqual([2, "b", "a"]);
    expect(await found(by("disk-id", (await instance(cloud, mail))?.SystemDisk?.DiskId ?? ""))).toEqual([1, "c"]);
    expect(await found(by("snapshot-name", "a", "c", "A"))).toEqual([2, "c", "a"]);
    expect(await found(by("tag:team", "red"))).toEqual([2, "c", "a"]);
    expect((await cloud.lighthouse(key(2)).DescribeSnapshots({})).TotalCount).toBe(0);
    expect((await cloud.lighthouse(key(1), "ap-shanghai").DescribeSnapshots({})).TotalCount).toBe(0);
  });

  const filter = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });
  const refusals: readonly [string, object, string][] = [
    ["a malformed id", { SnapshotIds: ["x"] }, "InvalidParameterValue.SnapshotIdMalformed"],
    ["101 ids", { SnapshotIds: Array(101).fill("lhsnap-00000000") }, "InvalidParameterValue.LimitExceeded"],
    ["a negative offset", { Offset: -1 }, "InvalidParameterValue.Negative"],
    ["a page of 101 entries", { Limit: 101 }, "InvalidParameterValue.OutOfRange"],
    ["an unknown filter", filter("name", "a"), "InvalidParameter.InvalidFilterNotSupportedName"],
    ["six filter values", filter("snapshot-name", ..."abcdef"), "InvalidParameter.FilterValueLimitExceeded"],
    ["a malformed snapshot id in a filter", filter("snapshot-id", "x"), "InvalidParameterValue.SnapshotIdMalformed"],
    ["a malformed disk id in a filter", filter("disk-id", "x"), "InvalidParameterValue.InvalidDiskIdMalformed"],
    ["a malformed instance id in a filter", filter("instance-id", "x"), "InvalidParameterValue.InstanceIdMalformed"],
    ["a name of 61 characters", filter("snapshot-name", "a".repeat(61)), "InvalidParameterValue.SnapshotNameTooLong"],
    [
      "ids together with filters",
      { SnapshotIds: ["lhsnap-00000000"], ...filter("snapshot-name", "a") },
      "InvalidParameter.ParameterConflict",
    ],
  ];
  test.each(refusals)("rejects %s", async (_, request, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().DescribeSnapshots(request))).toBe(code);
  });
});

describe("a snapshot", () => {
  test("can be renamed by its owner only, and keeps its name if none is given", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [id, other] = [await bought(cloud), await bought(cloud, {}, key(2))];
    const [SnapshotId, otherSnapshot] = [
      await taken(cloud, id, { SnapshotName: "old" }),
      await taken(cloud, other, { SnapshotName: "other" }, key(2)),
    ];
    await client.ModifySnapshotAttribute({ SnapshotId, SnapshotName: "new" });
    await client.ModifySnapshotAttribute({ SnapshotId });
    expect((await snapshot(cloud, SnapshotId))?.SnapshotName).toBe("new");
    const rejected = (request: object) => codeOf(client.ModifySnapshotAttribute({ SnapshotId, ...request }));
    expect(await rejected({ SnapshotName: "a".repeat(61) })).toBe("InvalidParameterValue.SnapshotNameTooLong");
    expect(await rejected({ SnapshotId: "x" })).toBe("InvalidParameterValue.SnapshotIdMalformed");
    expect(await rejected({ SnapshotId: otherSnapshot, SnapshotName: "new" })).toBe(
      "ResourceNotFound.SnapshotIdNotFound",
    );
    expect(await codeOf(client.DeleteSnapshots({ SnapshotIds: [SnapshotId, otherSnapshot] }))).toBe(
      "ResourceNotFound.SnapshotIdNotFound",
    );
    expect((await snapshot(cloud, SnapshotId))?.SnapshotName).toBe("new");
    const { SnapshotSet: [row] = [] } = await cloud.lighthouse(key(2)).DescribeSnapshots({});
    expect(row?.SnapshotName).toBe("other");
    const eleven = Array.from({ length: 11 }, (_, at) => `lhsnap-${String(at).padStart(8, "0")}`);
    expect(await codeOf(client.DeleteSnapshots({ SnapshotIds: eleven }))).toBe("InvalidParameterValue.LimitExceeded");
  });

  test("is deleted together with its own instance only", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [id, other] = [await bought(cloud), await bought(cloud)];
    const [deleted, kept] = [await taken(cloud, id), await taken(cloud, other)];
    await client.IsolateInstances({ InstanceIds: [id] });
    cloud.clock.advance(2000);
    expect((await snapshot(cloud, deleted))?.SnapshotState).toBe("NORMAL");
    await client.TerminateInstances({ InstanceIds: [id] });
    cloud.clock.advance(1000);
    const { SnapshotSet = [] } = await client.DescribeSnapshots({});
    expect(SnapshotSet.map((row) => row.SnapshotId)).toEqual([kept]);
  });
});

import { describe, expect, test } from "bun:test";
import { codeOf, key, TestCloud } from "../cloud.ts";

const debian = "lhbp-mxml4cnq";
const windows = "lhbp-i8g0634g";
const order = { BundleId: "bundle2022_gen_01", BlueprintId: debian, InstanceChargePrepaid: { Period: 1 } };

async function bought(cloud: TestCloud, more: object = {}, credential = key(1)): Promise<string> {
  const { InstanceIdSet } = await cloud.lighthouse(credential).CreateInstances({ ...order, ...more });
  cloud.clock.advance(1000);
  return InstanceIdSet?.[0] ?? "";
}

async function instance(cloud: TestCloud, id: string) {
  const { InstanceSet } = await cloud.lighthouse().DescribeInstances({ InstanceIds: [id] });
  return InstanceSet?.[0];
}

async function taken(cloud: TestCloud, InstanceId: string, more: object = {}, credential = key(1)): Promise<string> {
  const { SnapshotId = "" } = await cloud.lighthouse(credential).CreateInstanceSnapshot({ InstanceId, ...more });
  cloud.clock.advance(1000);
  return SnapshotId;
}

async function snapshot(cloud: TestCloud, id: string) {
  const { SnapshotSet } = await cloud.lighthouse().DescribeSnapshots({ SnapshotIds: [id] });
  return SnapshotSet?.[0];
}

/** What cannot be done with a snapshot now: the actions with their codes. */
async function denied(cloud: TestCloud, ...SnapshotIds: string[]) {
  const { SnapshotDeniedActionSet = [] } = await cloud.lighthouse().DescribeSnapshotsDeniedActions({ SnapshotIds });
  return SnapshotDeniedActionSet.map((one) => one.DeniedActions?.map(({ Action, Code }) => [Action, Code]));
}

/** Changes rows behind the API's back, for what no action leads to yet. */
async function change(cloud: TestCloud, table: "instances" | "disks", values: object): Promise<void> {
  await cloud.cloud.db.updateTable(table).set(values).execute();
}

const busyDisk = "UnsupportedOperation.DiskLatestOperationUnfinished";
const wrongState = "UnsupportedOperation.InvalidSnapshotState";

describe("taking a snapshot", () => {
  test("happens beside the running instance", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const machine: string[][] = [];
    const machines = { ...cloud.cloud.machines, snapshot: async (...told: string[]) => void machine.push(told) };
    Object.assign(cloud.cloud, { machines });
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
    expect(machine).toEqual([]);
    cloud.clock.advance(1000);
    expect(await snapshot(cloud, SnapshotId)).toMatchObject({
      SnapshotState: "NORMAL",
      Percent: 100,
      LatestOperationState: "SUCCESS",
    });
    expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", LatestOperationState: "SUCCESS" });
    expect(machine).toEqual([[id, SnapshotId]]);
  });

  test("without a name is called after the instance and the local time", async () => {
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

  test("is possible twice for each instance that is kept, and ten times at most", async () => {
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

  test("an instance that leaves no longer counts", async () => {
    await using cloud = await TestCloud.start();
    const [kept, leaving] = [await bought(cloud), await bought(cloud)];
    await taken(cloud, kept);
    await taken(cloud, kept);
    await cloud.lighthouse().IsolateInstances({ InstanceIds: [leaving] });
    cloud.clock.advance(2000);
    expect(await codeOf(taken(cloud, kept))).toBe("LimitExceeded.SnapshotQuotaLimitExceeded");
    expect(await codeOf(taken(cloud, leaving))).toBe("UnsupportedOperation.InvalidInstanceState");
  });

  test("is refused where it cannot be, and then nothing is there", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const { InstanceIdSet: [id = ""] = [] } = await client.CreateInstances(order);
    const refused = (more: object = {}) => codeOf(client.CreateInstanceSnapshot({ InstanceId: id, ...more }));
    expect(await refused()).toBe("UnsupportedOperation.InvalidInstanceState");
    cloud.clock.advance(1000);
    expect(await refused({ InstanceId: "lhins-1" })).toBe("InvalidParameterValue.InstanceIdMalformed");
    expect(await refused({ InstanceId: "lhins-00000000" })).toBe("ResourceNotFound.InstanceIdNotFound");
    expect(await refused({ SnapshotName: "a".repeat(61) })).toBe("InvalidParameterValue.SnapshotNameTooLong");
    const storage = await bought(cloud, { BundleId: "bundle_stg_01" });
    expect(await refused({ InstanceId: storage })).toBe(
      "OperationDenied.OperationDeniedCreateSnapshotForStorageBundle",
    );
    expect(await codeOf(taken(cloud, id, {}, key(2)))).toBe("ResourceNotFound.InstanceIdNotFound");
    await change(cloud, "disks", { latest_state: "OPERATING", latest_operation: "ResizeDisks" });
    expect(await refused()).toBe(busyDisk);
    await cloud.cloud.db.deleteFrom("disks").execute();
    expect(await refused()).toBe("ResourceNotFound.DiskNotFound");
    expect((await client.DescribeSnapshots({})).TotalCount).toBe(0);
    expect(await instance(cloud, id)).toMatchObject({ LatestOperation: "CreateInstances" });
  });
});

describe("going back to a snapshot", () => {
  test("stops a running instance and brings the system back that was there", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const machine: string[][] = [];
    const machines = { ...cloud.cloud.machines, restore: async (...told: string[]) => void machine.push(told) };
    Object.assign(cloud.cloud, { machines });
    const id = await bought(cloud);
    const SnapshotId = await taken(cloud, id);
    await change(cloud, "instances", {
      blueprint_id: "lhbp-1l4ptuvm",
      os: "Ubuntu",
      platform: "UBUNTU",
      user_name: "ubuntu",
    });
    const { RequestId } = await client.ApplyInstanceSnapshot({ InstanceId: id, SnapshotId });
    const rolling = {
      SnapshotState: "ROLLBACKING",
      Percent: 0,
      LatestOperation: "RollbackInstanceSnapshot",
      LatestOperationState: "OPERATING",
      LatestOperationRequestId: RequestId,
    };
    expect(await snapshot(cloud, SnapshotId)).toMatchObject(rolling);
    expect(await instance(cloud, id)).toMatchObject({
      InstanceState: "STOPPING",
      LatestOperation: "ApplyInstanceSnapshot",
      LatestOperationState: "OPERATING",
    });
    cloud.clock.advance(1000);
    expect(await snapshot(cloud, SnapshotId)).toMatchObject(rolling);
    expect(await instance(cloud, id)).toMatchObject({ InstanceState: "STARTING", Platform: "UBUNTU" });
    expect(machine).toEqual([]);
    cloud.clock.advance(1000);
    expect(await snapshot(cloud, SnapshotId)).toMatchObject({
      SnapshotState: "NORMAL",
      Percent: 100,
      LatestOperationState: "SUCCESS",
    });
    expect(await instance(cloud, id)).toMatchObject({
      InstanceState: "RUNNING",
      LatestOperationState: "SUCCESS",
      BlueprintId: debian,
      OsName: "Debian 12.0 64bit",
      Platform: "DEBIAN",
    });
    expect(machine).toEqual([[id, SnapshotId]]);
    const [row] = await cloud.cloud.db.selectFrom("instances").select("user_name").execute();
    expect(row?.user_name).toBe("root");
  });

  test("leaves a stopped instance stopped", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await bought(cloud);
    const SnapshotId = await taken(cloud, id);
    await client.StopInstances({ InstanceIds: [id] });
    cloud.clock.advance(1000);
    await client.ApplyInstanceSnapshot({ InstanceId: id, SnapshotId });
    expect((await instance(cloud, id))?.InstanceState).toBe("STOPPED");
    expect((await snapshot(cloud, SnapshotId))?.SnapshotState).toBe("ROLLBACKING");
    cloud.clock.advance(1000);
    expect(await instance(cloud, id)).toMatchObject({ InstanceState: "STOPPED", LatestOperationState: "SUCCESS" });
    expect((await snapshot(cloud, SnapshotId))?.SnapshotState).toBe("NORMAL");
  });

  test("to Windows leaves no keys behind", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await bought(cloud, { BlueprintId: windows });
    const SnapshotId = await taken(cloud, id);
    await change(cloud, "instances", { blueprint_id: debian, platform: "DEBIAN", user_name: "root" });
    const { KeyPair } = await client.CreateKeyPair({ KeyName: "door" });
    await client.AssociateInstancesKeyPairs({ KeyIds: [KeyPair?.KeyId ?? ""], InstanceIds: [id] });
    cloud.clock.advance(2000);
    await client.ApplyInstanceSnapshot({ InstanceId: id, SnapshotId });
    cloud.clock.advance(2000);
    expect(await instance(cloud, id)).toMatchObject({ Platform: "WINDOWS", LoginSettings: { KeyIds: [] } });
  });

  test("is refused where it cannot be, and changes nothing", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [id, other] = [await bought(cloud), await bought(cloud)];
    const { SnapshotId = "" } = await client.CreateInstanceSnapshot({ InstanceId: id });
    const refused = (InstanceId: string, Snapshot = SnapshotId) =>
      codeOf(client.ApplyInstanceSnapshot({ InstanceId, SnapshotId: Snapshot }));
    expect(await refused(id)).toBe(wrongState);
    cloud.clock.advance(1000);
    expect(await refused("lhins-1")).toBe("InvalidParameterValue.InstanceIdMalformed");
    expect(await refused(id, "lhsnap-1")).toBe("InvalidParameterValue.SnapshotIdMalformed");
    expect(await refused("lhins-00000000")).toBe("ResourceNotFound.InstanceIdNotFound");
    expect(await refused(id, "lhsnap-00000000")).toBe("ResourceNotFound.SnapshotIdNotFound");
    expect(await refused(other)).toBe("ResourceNotFound.SnapshotNotFound");
    const theirs = await bought(cloud, {}, key(2));
    const hers = cloud.lighthouse(key(2));
    expect(await codeOf(hers.ApplyInstanceSnapshot({ InstanceId: theirs, SnapshotId }))).toBe(
      "ResourceNotFound.SnapshotIdNotFound",
    );
    const second = await taken(cloud, id);
    await client.RebootInstances({ InstanceIds: [id] });
    expect(await refused(id)).toBe("UnsupportedOperation.LatestOperationUnfinished");
    cloud.clock.advance(1000);
    await client.ApplyInstanceSnapshot({ InstanceId: id, SnapshotId });
    expect(await refused(id)).toBe(busyDisk);
    expect(await refused(id, second)).toBe(busyDisk);
    expect((await snapshot(cloud, second))?.LatestOperation).toBe("CreateInstanceSnapshot");
    cloud.clock.advance(2000);
    expect((await snapshot(cloud, SnapshotId))?.SnapshotState).toBe("NORMAL");
    await change(cloud, "disks", { latest_state: "OPERATING" });
    expect(await refused(id)).toBe(busyDisk);
    await change(cloud, "disks", { latest_state: "SUCCESS", size: 50 });
    expect(await refused(id)).toBe("InvalidParameterValue.DiskSizeNotMatch");
    await change(cloud, "disks", { size: 40 });
    await client.IsolateInstances({ InstanceIds: [id] });
    cloud.clock.advance(2000);
    expect(await refused(id)).toBe("UnsupportedOperation.InvalidInstanceState");
    expect((await snapshot(cloud, SnapshotId))?.SnapshotState).toBe("NORMAL");
    expect((await instance(cloud, id))?.InstanceState).toBe("SHUTDOWN");
    await cloud.cloud.db.deleteFrom("disks").execute();
    expect(await refused(id)).toBe("ResourceNotFound.DiskNotFound");
  });
});

describe("what cannot be done is told beforehand", () => {
  test("with the codes that the actions then refuse with", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await bought(cloud);
    const { SnapshotId = "" } = await client.CreateInstanceSnapshot({ InstanceId: id });
    expect(await denied(cloud, SnapshotId)).toEqual([
      [
        ["RollbackInstanceSnapshot", wrongState],
        ["DeleteSnapshots", wrongState],
      ],
    ]);
    expect(await codeOf(client.DeleteSnapshots({ SnapshotIds: [SnapshotId] }))).toBe(wrongState);
    cloud.clock.advance(1000);
    const second = await taken(cloud, id);
    expect(await denied(cloud, second, "lhsnap-00000000", SnapshotId)).toEqual([[], []]);
    await client.ApplyInstanceSnapshot({ InstanceId: id, SnapshotId });
    expect(await denied(cloud, SnapshotId, second)).toEqual([
      [
        ["RollbackInstanceSnapshot", busyDisk],
        ["DeleteSnapshots", wrongState],
      ],
      [["RollbackInstanceSnapshot", busyDisk]],
    ]);
    expect(await codeOf(client.DeleteSnapshots({ SnapshotIds: [second, SnapshotId] }))).toBe(wrongState);
    cloud.clock.advance(2000);
    await client.RebootInstances({ InstanceIds: [id] });
    expect(await denied(cloud, second)).toEqual([
      [["RollbackInstanceSnapshot", "UnsupportedOperation.LatestOperationUnfinished"]],
    ]);
    cloud.clock.advance(1000);
    await client.IsolateInstances({ InstanceIds: [id] });
    cloud.clock.advance(2000);
    expect(await denied(cloud, second)).toEqual([
      [["RollbackInstanceSnapshot", "UnsupportedOperation.InvalidInstanceState"]],
    ]);
    await client.DeleteSnapshots({ SnapshotIds: [second, SnapshotId] });
    expect((await client.DescribeSnapshots({})).TotalCount).toBe(0);
  });

  test("in words that name the resource, in the caller's language, and to its owner only", async () => {
    await using cloud = await TestCloud.start();
    const id = await bought(cloud);
    const request = { SnapshotIds: [await taken(cloud, id)] };
    await cloud.lighthouse().IsolateInstances({ InstanceIds: [id] });
    cloud.clock.advance(2000);
    const told = async (client = cloud.lighthouse()) => {
      const { SnapshotDeniedActionSet: [set] = [] } = await client.DescribeSnapshotsDeniedActions(request);
      return set?.DeniedActions?.[0]?.Message;
    };
    const chinese = cloud.lighthouse();
    chinese.profile.language = "zh-CN";
    expect(await told()).toMatch(new RegExp(`^The .*${id}.*SHUTDOWN`));
    expect(await told(chinese)).toMatch(new RegExp(`^实例.*${id}.*SHUTDOWN`));
    expect(await told(cloud.lighthouse(key(2)))).toBeUndefined();
  });

  const refusals: readonly [string, string[], string][] = [
    ["a malformed id", ["x"], "InvalidParameterValue.SnapshotIdMalformed"],
    ["an id twice", ["lhsnap-00000000", "lhsnap-00000000"], "InvalidParameterValue.Duplicated"],
    ["no id", [], "InvalidParameterValue.LimitExceeded"],
  ];
  test.each(refusals)("not of %s", async (_, SnapshotIds, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().DescribeSnapshotsDeniedActions({ SnapshotIds }))).toBe(code);
    expect(await codeOf(cloud.lighthouse().DeleteSnapshots({ SnapshotIds }))).toBe(code);
  });
});

describe("listing", () => {
  test("by ids, disks, instances, names and tags; a page at a time, newest first", async () => {
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
    ["a page of 101", { Limit: 101 }, "InvalidParameterValue.OutOfRange"],
    ["an unknown filter", filter("name", "a"), "InvalidParameter.InvalidFilterNotSupportedName"],
    ["six values", filter("snapshot-name", ..."abcdef"), "InvalidParameter.FilterValueLimitExceeded"],
    ["no snapshot's id", filter("snapshot-id", "x"), "InvalidParameterValue.SnapshotIdMalformed"],
    ["no disk's id", filter("disk-id", "x"), "InvalidParameterValue.InvalidDiskIdMalformed"],
    ["no instance's id", filter("instance-id", "x"), "InvalidParameterValue.InstanceIdMalformed"],
    ["a long name", filter("snapshot-name", "a".repeat(61)), "InvalidParameterValue.SnapshotNameTooLong"],
    [
      "ids and filters",
      { SnapshotIds: ["lhsnap-00000000"], ...filter("snapshot-name", "a") },
      "InvalidParameter.ParameterConflict",
    ],
  ];
  test.each(refusals)("refuses %s", async (_, request, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().DescribeSnapshots(request))).toBe(code);
  });
});

describe("a snapshot", () => {
  test("takes another name, and keeps its own where none is given", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [id, other] = [await bought(cloud), await bought(cloud, {}, key(2))];
    const [SnapshotId, theirs] = [
      await taken(cloud, id, { SnapshotName: "old" }),
      await taken(cloud, other, { SnapshotName: "theirs" }, key(2)),
    ];
    await client.ModifySnapshotAttribute({ SnapshotId, SnapshotName: "new" });
    await client.ModifySnapshotAttribute({ SnapshotId });
    expect((await snapshot(cloud, SnapshotId))?.SnapshotName).toBe("new");
    const refused = (request: object) => codeOf(client.ModifySnapshotAttribute({ SnapshotId, ...request }));
    expect(await refused({ SnapshotName: "a".repeat(61) })).toBe("InvalidParameterValue.SnapshotNameTooLong");
    expect(await refused({ SnapshotId: "x" })).toBe("InvalidParameterValue.SnapshotIdMalformed");
    expect(await refused({ SnapshotId: theirs, SnapshotName: "mine" })).toBe("ResourceNotFound.SnapshotIdNotFound");
    expect(await codeOf(client.DeleteSnapshots({ SnapshotIds: [SnapshotId, theirs] }))).toBe(
      "ResourceNotFound.SnapshotIdNotFound",
    );
    expect((await snapshot(cloud, SnapshotId))?.SnapshotName).toBe("new");
    const { SnapshotSet: [row] = [] } = await cloud.lighthouse(key(2)).DescribeSnapshots({});
    expect(row?.SnapshotName).toBe("theirs");
    const eleven = Array.from({ length: 11 }, (_, at) => `lhsnap-${String(at).padStart(8, "0")}`);
    expect(await codeOf(client.DeleteSnapshots({ SnapshotIds: eleven }))).toBe("InvalidParameterValue.LimitExceeded");
  });

  test("dies with its instance, and no other does", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [id, other] = [await bought(cloud), await bought(cloud)];
    const [gone, kept] = [await taken(cloud, id), await taken(cloud, other)];
    await client.IsolateInstances({ InstanceIds: [id] });
    cloud.clock.advance(2000);
    expect((await snapshot(cloud, gone))?.SnapshotState).toBe("NORMAL");
    await client.TerminateInstances({ InstanceIds: [id] });
    cloud.clock.advance(1000);
    const { SnapshotSet = [] } = await client.DescribeSnapshots({});
    expect(SnapshotSet.map((row) => row.SnapshotId)).toEqual([kept]);
  });
});

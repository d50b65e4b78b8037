import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought, instance, order } from "./bought.ts";
import { busyDisk, change, snapshot, taken, wrongState } from "./snapshots.ts";

const debian = order.BlueprintId;
const windows = "lhbp-i8g0634g";

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

import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought, instance, order } from "./bought.ts";
import { createdKeyPair } from "./keys.ts";
import { busyDisk, change, snapshot, taken, wrongState } from "./snapshots.ts";

const debian = order.BlueprintId;
const windows = "lhbp-i8g0634g";

describe("ApplyInstanceSnapshot", () => {
  test("stops a running instance, restores the earlier system and starts the instance", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const restored: string[][] = [];
    const restore = async (...parameters: string[]) => void restored.push(parameters);
    const machines = { ...cloud.cloud.machines, restore };
    Object.assign(cloud.cloud, { machines });
    const id = await bought(cloud);
    const SnapshotId = await taken(cloud, id);
    await client.ResetInstance({ InstanceId: id, BlueprintId: "lhbp-1l4ptuvm" });
    cloud.clock.advance(2000);
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
    expect(restored).toEqual([]);
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
    expect(restored).toEqual([[id, SnapshotId]]);
    const KeyIds = [await createdKeyPair(cloud, "login")];
    await client.AssociateInstancesKeyPairs({ KeyIds, InstanceIds: [id] });
    cloud.clock.advance(2000);
    const { KeyPairSet } = await client.DescribeKeyPairs({ KeyIds });
    expect(KeyPairSet?.[0]?.AssociatedInstanceSet).toEqual([{ InstanceId: id, Username: "root" }]);
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

  test("unbinds all key pairs if it restores Windows", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await bought(cloud, { BlueprintId: windows });
    const SnapshotId = await taken(cloud, id);
    await client.ResetInstance({ InstanceId: id, BlueprintId: debian });
    cloud.clock.advance(2000);
    await client.AssociateInstancesKeyPairs({ KeyIds: [await createdKeyPair(cloud, "login")], InstanceIds: [id] });
    cloud.clock.advance(2000);
    await client.ApplyInstanceSnapshot({ InstanceId: id, SnapshotId });
    cloud.clock.advance(2000);
    expect(await instance(cloud, id)).toMatchObject({ Platform: "WINDOWS", LoginSettings: { KeyIds: [] } });
  });

  test("changes nothing if it rejects the request", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [id, other] = [await bought(cloud), await bought(cloud)];
    const { SnapshotId = "" } = await client.CreateInstanceSnapshot({ InstanceId: id });
    const rejected = (InstanceId: string, Snapshot = SnapshotId) =>
      codeOf(client.ApplyInstanceSnapshot({ InstanceId, SnapshotId: Snapshot }));
    expect(await rejected(id)).toBe(wrongState);
    cloud.clock.advance(1000);
    expect(await rejected("lhins-1")).toBe("InvalidParameterValue.InstanceIdMalformed");
    expect(await rejected(id, "lhsnap-1")).toBe("InvalidParameterValue.SnapshotIdMalformed");
    expect(await rejected("lhins-00000000")).toBe("ResourceNotFound.InstanceIdNotFound");
    expect(await rejected(id, "lhsnap-00000000")).toBe("ResourceNotFound.SnapshotIdNotFound");
    expect(await rejected(other)).toBe("ResourceNotFound.SnapshotNotFound");
    const otherInstance = await bought(cloud, {}, key(2));
    const otherAccount = cloud.lighthouse(key(2));
    expect(await codeOf(otherAccount.ApplyInstanceSnapshot({ InstanceId: otherInstance, SnapshotId }))).toBe(
      "ResourceNotFound.SnapshotIdNotFound",
    );
    const second = await taken(cloud, id);
    await client.RebootInstances({ InstanceIds: [id] });
    expect(await rejected(id)).toBe("UnsupportedOperation.LatestOperationUnfinished");
    cloud.clock.advance(1000);
    await client.ApplyInstanceSnapshot({ InstanceId: id, SnapshotId });
    expect(await rejected(id)).toBe(busyDisk);
    expect(await rejected(id, second)).toBe(busyDisk);
    expect((await snapshot(cloud, second))?.LatestOperation).toBe("CreateInstanceSnapshot");
    cloud.clock.advance(2000);
    expect((await snapshot(cloud, SnapshotId))?.SnapshotState).toBe("NORMAL");
    // Direct writes: no call works on a system disk while its instance is idle.
    await change(cloud, "disks", { latest_state: "OPERATING" });
    expect(await rejected(id)).toBe(busyDisk);
    await change(cloud, "disks", { latest_state: "SUCCESS" });
    await client.ModifyInstancesBundle({ InstanceIds: [id], BundleId: "bundle2022_gen_02" });
    cloud.clock.advance(2000);
    expect(await rejected(id)).toBe("InvalidParameterValue.DiskSizeNotMatch");
    const resized = await taken(cloud, id);
    await client.IsolateInstances({ InstanceIds: [id] });
    cloud.clock.advance(2000);
    expect(await rejected(id, resized)).toBe("UnsupportedOperation.InvalidInstanceState");
    expect((await snapshot(cloud, SnapshotId))?.SnapshotState).toBe("NORMAL");
    expect((await instance(cloud, id))?.InstanceState).toBe("SHUTDOWN");
    // A direct write: no call removes a system disk without its instance.
    await cloud.cloud.db.deleteFrom("disks").execute();
    expect(await rejected(id)).toBe("ResourceNotFound.DiskNotFound");
  });
});

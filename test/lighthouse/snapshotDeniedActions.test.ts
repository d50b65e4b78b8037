import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought } from "./bought.ts";
import { busyDisk, taken, wrongState } from "./snapshots.ts";

/** The denied actions of snapshots with their codes. */
async function denied(cloud: TestCloud, ...SnapshotIds: string[]) {
  const { SnapshotDeniedActionSet = [] } = await cloud.lighthouse().DescribeSnapshotsDeniedActions({ SnapshotIds });
  return SnapshotDeniedActionSet.map((one) => one.DeniedActions?.map(({ Action, Code }) => [Action, Code]));
}

describe("DescribeSnapshotsDeniedActions", () => {
  test("lists the codes with which the actions fail", async () => {
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
    const unrelated = await taken(cloud, await bought(cloud));
    expect(await denied(cloud, second, "lhsnap-00000000", SnapshotId)).toEqual([[], []]);
    await client.ApplyInstanceSnapshot({ InstanceId: id, SnapshotId });
    expect(await denied(cloud, SnapshotId, second, unrelated)).toEqual([
      [
        ["RollbackInstanceSnapshot", busyDisk],
        ["DeleteSnapshots", wrongState],
      ],
      [["RollbackInstanceSnapshot", busyDisk]],
      [],
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
    const { SnapshotSet = [] } = await client.DescribeSnapshots({});
    expect(SnapshotSet.map((row) => row.SnapshotId)).toEqual([unrelated]);
  });

  test("returns messages that name the resource, in the language of the request, to its owner only", async () => {
    await using cloud = await TestCloud.start();
    const id = await bought(cloud);
    const request = { SnapshotIds: [await taken(cloud, id)] };
    await cloud.lighthouse().IsolateInstances({ InstanceIds: [id] });
    cloud.clock.advance(2000);
    const message = async (client = cloud.lighthouse()) => {
      const { SnapshotDeniedActionSet: [set] = [] } = await client.DescribeSnapshotsDeniedActions(request);
      return set?.DeniedActions?.[0]?.Message;
    };
    const chinese = cloud.lighthouse();
    chinese.profile.language = "zh-CN";
    expect(await message()).toMatch(new RegExp(`^Instance .*${id}.*SHUTDOWN`));
    expect(await message(chinese)).toMatch(new RegExp(`^实例.*${id}.*SHUTDOWN`));
    expect(await message(cloud.lighthouse(key(2)))).toBeUndefined();
  });

  const refusals: readonly [string, string[], string][] = [
    ["a malformed id", ["x"], "InvalidParameterValue.SnapshotIdMalformed"],
    ["a repeated id", ["lhsnap-00000000", "lhsnap-00000000"], "InvalidParameterValue.Duplicated"],
    ["a request without ids", [], "InvalidParameterValue.LimitExceeded"],
  ];
  test.each(refusals)("rejects %s", async (_, SnapshotIds, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().DescribeSnapshotsDeniedActions({ SnapshotIds }))).toBe(code);
    expect(await codeOf(cloud.lighthouse().DeleteSnapshots({ SnapshotIds }))).toBe(code);
  });
});

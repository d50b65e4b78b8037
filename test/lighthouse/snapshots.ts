import { key, type TestCloud } from "../cloud.ts";

/** Takes a snapshot and waits until it is there. */
export async function taken(
  cloud: TestCloud,
  InstanceId: string,
  more: object = {},
  credential = key(1),
): Promise<string> {
  const { SnapshotId = "" } = await cloud.lighthouse(credential).CreateInstanceSnapshot({ InstanceId, ...more });
  cloud.clock.advance(1000);
  return SnapshotId;
}

/** A snapshot as it is listed. */
export async function snapshot(cloud: TestCloud, id: string) {
  const { SnapshotSet } = await cloud.lighthouse().DescribeSnapshots({ SnapshotIds: [id] });
  return SnapshotSet?.[0];
}

/** Changes rows behind the API's back, for what no action leads to yet. */
export async function change(cloud: TestCloud, table: "instances" | "disks", values: object): Promise<void> {
  await cloud.cloud.db.updateTable(table).set(values).execute();
}

export const busyDisk = "UnsupportedOperation.DiskLatestOperationUnfinished";
export const wrongState = "UnsupportedOperation.InvalidSnapshotState";

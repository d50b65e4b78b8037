import { key, type TestCloud } from "../cloud.ts";

/** Takes a snapshot and advances the clock until it is complete. */
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

/** A snapshot in the first account's list. */
export async function snapshot(cloud: TestCloud, id: string) {
  const { SnapshotSet } = await cloud.lighthouse().DescribeSnapshots({ SnapshotIds: [id] });
  return SnapshotSet?.[0];
}

/** Writes values to all rows of a table directly, for states that no call can reach. */
export async function change(cloud: TestCloud, table: "instances" | "disks", values: object): Promise<void> {
  await cloud.cloud.db.updateTable(table).set(values).execute();
}

export const busyDisk = "UnsupportedOperation.DiskLatestOperationUnfinished";
export const wrongState = "UnsupportedOperation.InvalidSnapshotState";

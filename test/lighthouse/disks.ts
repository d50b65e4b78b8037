import { key, type TestCloud } from "../cloud.ts";

/** What tests buy unless they ask for something else: a small disk in the zone in which instances are bought. */
export const diskOrder = {
  Zone: "ap-guangzhou-3",
  DiskSize: 20,
  DiskType: "CLOUD_PREMIUM",
  DiskChargePrepaid: { Period: 1 },
};

/** Buys disks and waits until they are there. */
export async function boughtDisks(cloud: TestCloud, more: object = {}, credential = key(1)): Promise<string[]> {
  const { DiskIdSet = [] } = await cloud.lighthouse(credential).CreateDisks({ ...diskOrder, ...more });
  cloud.clock.advance(2000);
  return DiskIdSet;
}

/** Buys one disk and waits until it is there. */
export async function boughtDisk(cloud: TestCloud, more: object = {}, credential = key(1)): Promise<string> {
  const [id = ""] = await boughtDisks(cloud, more, credential);
  return id;
}

/** A disk as it is listed. */
export async function disk(cloud: TestCloud, id: string) {
  const { DiskSet } = await cloud.lighthouse().DescribeDisks({ DiskIds: [id] });
  return DiskSet?.[0];
}

/** Attaches a disk and waits until it is. */
export async function attached(cloud: TestCloud, DiskId: string, InstanceId: string): Promise<void> {
  await cloud.lighthouse().AttachDisks({ DiskIds: [DiskId], InstanceId });
  cloud.clock.advance(1000);
}

const ofDisks = ["attach", "detach", "resize", "backUp", "rollBack"];

/** Hears what the machines are told about data disks from now on: the method, then what it was given. */
export function listened(cloud: TestCloud): unknown[][] {
  const told: unknown[][] = [];
  const hear = (method: string): [string, unknown] => [
    method,
    async (...given: unknown[]) => void told.push([method, ...given]),
  ];
  const machines = { ...cloud.cloud.machines, ...Object.fromEntries(ofDisks.map(hear)) };
  Object.assign(cloud.cloud, { machines });
  return told;
}

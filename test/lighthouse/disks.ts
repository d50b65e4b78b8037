import { key, type TestCloud } from "../cloud.ts";

/** The default order of disks in tests: a small disk in the zone of the tests' instances. */
export const diskOrder = {
  Zone: "ap-guangzhou-3",
  DiskSize: 20,
  DiskType: "CLOUD_PREMIUM",
  DiskChargePrepaid: { Period: 1 },
};

/** Buys disks and advances the clock until they are usable. */
export async function boughtDisks(cloud: TestCloud, more: object = {}, credential = key(1)): Promise<string[]> {
  const { DiskIdSet = [] } = await cloud.lighthouse(credential).CreateDisks({ ...diskOrder, ...more });
  cloud.clock.advance(2000);
  return DiskIdSet;
}

/** Buys one disk and advances the clock until it is usable. */
export async function boughtDisk(cloud: TestCloud, more: object = {}, credential = key(1)): Promise<string> {
  const [id = ""] = await boughtDisks(cloud, more, credential);
  return id;
}

/** A disk in the first account's list. */
export async function disk(cloud: TestCloud, id: string) {
  const { DiskSet } = await cloud.lighthouse().DescribeDisks({ DiskIds: [id] });
  return DiskSet?.[0];
}

/** Attaches a disk and advances the clock until it is attached. */
export async function attached(cloud: TestCloud, DiskId: string, InstanceId: string): Promise<void> {
  await cloud.lighthouse().AttachDisks({ DiskIds: [DiskId], InstanceId });
  cloud.clock.advance(1000);
}

const diskMethods = ["attach", "detach", "resize", "backUp", "rollBack"];

/** Records all later calls of the machines about data disks: the method, then its parameters. */
export function recordDiskCalls(cloud: TestCloud): unknown[][] {
  const calls: unknown[][] = [];
  const recorded = (method: string): [string, unknown] => [
    method,
    async (...parameters: unknown[]) => void calls.push([method, ...parameters]),
  ];
  const machines = { ...cloud.cloud.machines, ...Object.fromEntries(diskMethods.map(recorded)) };
  Object.assign(cloud.cloud, { machines });
  return calls;
}

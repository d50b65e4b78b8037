import { key, type TestCloud } from "../cloud.ts";

/** The default order of an instance in tests: a small one with Debian. */
export const order = {
  BundleId: "bundle2022_gen_01",
  BlueprintId: "lhbp-mxml4cnq",
  InstanceChargePrepaid: { Period: 1 },
};

/** Buys an instance and advances the clock until it runs. */
export async function bought(cloud: TestCloud, more: object = {}, credential = key(1)): Promise<string> {
  const { InstanceIdSet } = await cloud.lighthouse(credential).CreateInstances({ ...order, ...more });
  cloud.clock.advance(1000);
  return InstanceIdSet?.[0] ?? "";
}

/** An instance in the first account's list. */
export async function instance(cloud: TestCloud, id: string) {
  const { InstanceSet } = await cloud.lighthouse().DescribeInstances({ InstanceIds: [id] });
  return InstanceSet?.[0];
}

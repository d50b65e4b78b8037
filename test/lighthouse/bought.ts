import { key, type TestCloud } from "../cloud.ts";

/** What tests of Lighthouse buy unless they ask for something else: a small machine with Debian. */
export const order = {
  BundleId: "bundle2022_gen_01",
  BlueprintId: "lhbp-mxml4cnq",
  InstanceChargePrepaid: { Period: 1 },
};

/** Buys an instance and waits until it runs. */
export async function bought(cloud: TestCloud, more: object = {}, credential = key(1)): Promise<string> {
  const { InstanceIdSet } = await cloud.lighthouse(credential).CreateInstances({ ...order, ...more });
  cloud.clock.advance(1000);
  return InstanceIdSet?.[0] ?? "";
}

/** An instance as it is listed. */
export async function instance(cloud: TestCloud, id: string) {
  const { InstanceSet } = await cloud.lighthouse().DescribeInstances({ InstanceIds: [id] });
  return InstanceSet?.[0];
}

import { key, type TestCloud } from "../cloud.ts";
import { bought } from "./bought.ts";

/** Makes a blueprint of an instance, by default one bought for it, and waits until both are done. */
export async function made(cloud: TestCloud, more: object = {}, credential = key(1)): Promise<string> {
  const InstanceId = "InstanceId" in more ? {} : { InstanceId: await bought(cloud, {}, credential) };
  const answer = await cloud.lighthouse(credential).CreateBlueprint({ BlueprintName: "mine", ...InstanceId, ...more });
  cloud.clock.advance(2000);
  return answer.BlueprintId ?? "";
}

/** A blueprint as it is listed; undefined where it is not. */
export async function blueprint(cloud: TestCloud, id: string, credential = key(1), region?: string) {
  const { BlueprintSet } = await cloud.lighthouse(credential, region).DescribeBlueprints({ BlueprintIds: [id] });
  return BlueprintSet?.[0];
}

/** Puts as many blueprints into a region as there may be. */
export async function fill(cloud: TestCloud, region: string, count = 20): Promise<void> {
  for (let n = 0; n < count; n++) {
    const id = `lhbp-full${String(n).padStart(4, "0")}`;
    const facts = {
      name: "x",
      about: "",
      os: "Debian 12 64bit",
      platform: "DEBIAN",
      disk_size: 20,
      memory: 1,
      created: n,
    };
    await cloud.cloud.db
      .insertInto("blueprints")
      .values({ account: "100000000001", region, id, kind: "PRIVATE", image_id: id, ...facts })
      .execute();
  }
}

/** What the platform offers: a Debian that the tests' instances have. */
export const platforms = "lhbp-mxml4cnq";
/** Shared from CVM to the first account's Lighthouse in Guangzhou. */
export const fromCvm = "lhbp-su83x02b";
export const nowhere = "lhbp-00000000";

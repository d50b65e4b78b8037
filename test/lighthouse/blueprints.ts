import { key, type TestCloud } from "../cloud.ts";
import { bought, order } from "./bought.ts";

/** Creates a blueprint of an instance, by default of a new one, and advances the clock until both are finished. */
export async function createdBlueprint(cloud: TestCloud, more: object = {}, credential = key(1)): Promise<string> {
  const InstanceId = "InstanceId" in more ? {} : { InstanceId: await bought(cloud, {}, credential) };
  const response = await cloud
    .lighthouse(credential)
    .CreateBlueprint({ BlueprintName: "mine", ...InstanceId, ...more });
  cloud.clock.advance(2000);
  return response.BlueprintId ?? "";
}

/** A blueprint in the list of an account; undefined if the list does not contain it. */
export async function blueprint(cloud: TestCloud, id: string, credential = key(1), region?: string) {
  const { BlueprintSet } = await cloud.lighthouse(credential, region).DescribeBlueprints({ BlueprintIds: [id] });
  return BlueprintSet?.[0];
}

/** Creates as many blueprints in a region as its quota allows. */
export async function fillBlueprintQuota(cloud: TestCloud, region: string): Promise<void> {
  const client = cloud.lighthouse(key(1), region);
  const { InstanceIdSet: [InstanceId = ""] = [] } = await client.CreateInstances(order);
  for (let n = 0; n < 20; n++) {
    cloud.clock.advance(1000);
    await client.CreateBlueprint({ InstanceId, BlueprintName: "x", ForcePowerOff: false });
  }
  cloud.clock.advance(1000);
}

/** The public Debian image of the instances that tests buy. */
export const publicBlueprint = "lhbp-mxml4cnq";
/** A CVM image that the first account shares with its Lighthouse in Guangzhou. */
export const sharedBlueprint = "lhbp-su83x02b";
export const unknownBlueprint = "lhbp-00000000";

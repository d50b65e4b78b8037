import type { TestCloud } from "../cloud.ts";
import { account, calmly, calmPace, cloudOf, type Parts } from "../world/worlds.ts";

export type RunRequest = Parameters<ReturnType<TestCloud["cvm"]>["RunInstances"]>[0];

/** The least that an instance is made of: Ubuntu of the platform, in a zone of Guangzhou. */
export const least = (more: Partial<RunRequest> = {}): RunRequest => ({
  Placement: { Zone: "ap-guangzhou-3" },
  ImageId: "img-487zeit5",
  ...more,
});

/** The instances of the account in Guangzhou, by what is asked for. */
export const described = async (
  cloud: TestCloud,
  request: Parameters<ReturnType<TestCloud["cvm"]>["DescribeInstances"]>[0] = {},
) => (await cloud.cvm().DescribeInstances({ Limit: 100, ...request })).InstanceSet ?? [];

/** One listed instance; undefined if the list does not contain it. */
export const seen = async (cloud: TestCloud, id: string) => (await described(cloud, { InstanceIds: [id] }))[0];

/** A server on which nothing becomes of anything until the clock is moved. */
export const calmCloud = (parts: Parts = {}, options: Parameters<typeof cloudOf>[1] = {}): Promise<TestCloud> =>
  cloudOf({ accounts: [account(1), account(2)], pace: calmPace, ...parts }, options);

/** Makes an instance in a calm cloud and waits until it runs. */
export async function running(cloud: TestCloud, more: Partial<RunRequest> = {}): Promise<string> {
  const { InstanceIdSet: [id = ""] = [] } = await cloud.cvm().RunInstances(least(more));
  cloud.clock.advance(calmly);
  return id;
}

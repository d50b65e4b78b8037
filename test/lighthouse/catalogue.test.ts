import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";

test("DescribeRegions returns the same 15 regions in every region", async () => {
  await using cloud = await TestCloud.start();
  const { RegionSet = [], TotalCount } = await cloud.lighthouse().DescribeRegions();
  expect(TotalCount).toBe(15);
  expect(RegionSet.find((region) => region.Region === "ap-hongkong")).toEqual({
    Region: "ap-hongkong",
    RegionName: "Hong Kong (China)",
    RegionState: "AVAILABLE",
    IsChinaMainland: false,
  });
  expect((await cloud.lighthouse(key(2), "nowhere").DescribeRegions()).RegionSet).toEqual(RegionSet);
});

test("DescribeZones lists the region's zones in ascending or descending order", async () => {
  await using cloud = await TestCloud.start();
  const zones = async (request: object) =>
    (await cloud.lighthouse().DescribeZones(request)).ZoneInfoSet?.map((zone) => zone.Zone) ?? [];
  const up = await zones({});
  expect(up.length).toBeGreaterThan(1);
  expect(up.every((zone) => zone.startsWith("ap-guangzhou-"))).toBe(true);
  expect(await zones({ Order: "DESC" })).toEqual(up.toReversed());
  expect(await codeOf(zones({ OrderField: "SIZE" }))).toBe("InvalidParameterValue");
});

describe("DescribeScenes", () => {
  test("lists scenes by page and by id", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const { SceneSet = [], TotalCount = 0 } = await client.DescribeScenes({});
    expect(SceneSet).toHaveLength(TotalCount);
    expect((await client.DescribeScenes({ Offset: 1, Limit: 1 })).SceneSet).toEqual(SceneSet.slice(1, 2));
    const one = await client.DescribeScenes({ SceneIds: ["lhsc-3bzsddow"] });
    expect(one.SceneSet).toMatchObject([{ SceneId: "lhsc-3bzsddow", DisplayName: "Website" }]);
    expect((await client.DescribeAllScenes({})).SceneInfoSet).toEqual(SceneSet);
  });

  test.each([
    [["nonsense"], "InvalidParameterValue.InvalidSceneIdMalformed"],
    [["lhsc-3bzsddow", "lhsc-3bzsddow"], "InvalidParameterValue.Duplicated"],
  ])("rejects the scene ids %p", async (SceneIds, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().DescribeScenes({ SceneIds }))).toBe(code);
  });
});

describe("DescribeGeneralResourceQuotas", () => {
  test("subtracts the existing resources of the region from the quota", async () => {
    await using cloud = await TestCloud.start();
    const quotas = async (region?: string) => {
      const ResourceNames = ["GENERAL_BUNDLE_INSTANCE", "SNAPSHOT", "USER_KEY_PAIR"];
      const response = await cloud.lighthouse(key(1), region).DescribeGeneralResourceQuotas({ ResourceNames });
      return response.GeneralResourceQuotaSet?.map((one) => [one.ResourceQuotaAvailable, one.ResourceQuotaTotal]);
    };
    expect(await quotas()).toEqual([
      [50, 50],
      [0, 0],
      [10, 10],
    ]);
    await cloud.lighthouse().CreateInstances({
      BundleId: "bundle2022_gen_01",
      BlueprintId: "lhbp-qnuz61zs",
      InstanceChargePrepaid: { Period: 1 },
    });
    await cloud.lighthouse().CreateKeyPair({ KeyName: "mine" });
    expect(await quotas()).toEqual([
      [49, 50],
      [2, 2],
      [9, 10],
    ]);
    expect(await quotas("ap-shanghai")).toEqual([
      [50, 50],
      [0, 0],
      [10, 10],
    ]);
  });

  test("rejects an unknown resource name", async () => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().DescribeGeneralResourceQuotas({ ResourceNames: ["SHIPS"] }))).toBe(
      "InvalidParameterValue.InvalidResourceQuotaResourceName",
    );
  });
});

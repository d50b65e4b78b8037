import { afterAll, beforeAll, expect, test } from "bun:test";
import { cvmRegions } from "#services/regions.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { least } from "./instances.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

test("lists every region with its zones", async () => {
  const { RegionSet = [], TotalCount } = await cloud.cvm(key(1), "").DescribeRegions();
  expect(RegionSet.map((region) => region.Region)).toEqual([...cvmRegions]);
  expect(TotalCount).toBe(18);
  expect(RegionSet).toContainEqual({ Region: "ap-mumbai", RegionName: "Mumbai", RegionState: "AVAILABLE" });
  for (const { Region } of RegionSet) {
    const { ZoneSet = [], TotalCount: zones } = await cloud.cvm(key(1), Region).DescribeZones();
    expect(zones).toBe(ZoneSet.length);
    expect(ZoneSet.length).toBeGreaterThan(0);
    for (const zone of ZoneSet) {
      expect(zone.Zone).toStartWith(`${Region}-`);
      expect(zone.ZoneId).toMatch(/^\d{6}$/);
      expect(zone.ZoneState).toBe("AVAILABLE");
    }
  }
});

test("returns the published numbers of zones", async () => {
  const { ZoneSet } = await cloud.cvm().DescribeZones();
  expect(ZoneSet?.[0]).toEqual({
    Zone: "ap-guangzhou-3",
    ZoneName: "Guangzhou Zone 3",
    ZoneId: "100003",
    ZoneState: "AVAILABLE",
  });
});

test("creates an instance of every listed type in each zone", async () => {
  const { InstanceTypeConfigSet: all = [] } = await cloud.cvm().DescribeInstanceTypeConfigs({});
  expect(new Set(all.map((type) => type.Zone)).size).toBe(4);
  const here = all.filter((type) => type.Zone === "ap-guangzhou-6");
  expect(here).toContainEqual(
    expect.objectContaining({ InstanceType: "M5.LARGE32", InstanceFamily: "M5", CPU: 4, Memory: 32, GPU: 0 }),
  );
  for (const { InstanceType = "", InstanceFamily = "", Zone = "" } of here) {
    const ImageId = InstanceFamily === "SR1" ? "img-9a0eg8mt" : "img-7ag0z2jt";
    await cloud.cvm().RunInstances(least({ InstanceType, ImageId, Placement: { Zone }, DryRun: true }));
  }
});

test("filters instance types by zone, family and name", async () => {
  const find = async (...Filters: { Name: string; Values: string[] }[]) =>
    (await cloud.cvm().DescribeInstanceTypeConfigs({ Filters })).InstanceTypeConfigSet ?? [];
  const zone = { Name: "zone", Values: ["ap-guangzhou-3"] };
  const family = await find(zone, { Name: "instance-family", Values: ["C5"] });
  expect(family.map((type) => type.InstanceType).slice(0, 2)).toEqual(["C5.SMALL2", "C5.MEDIUM4"]);
  const named = await find({ Name: "instance-type", Values: ["S5.MEDIUM2"] });
  expect(named.map((type) => type.Zone)).toEqual([
    "ap-guangzhou-3",
    "ap-guangzhou-4",
    "ap-guangzhou-6",
    "ap-guangzhou-7",
  ]);
  expect(await find({ Name: "instance-type", Values: ["GN7.LARGE20"] })).toEqual([]);
  const refused = (Name: string, ...Values: string[]) => codeOf(find({ Name, Values }));
  expect(await refused("zone", "ap-nowhere-1")).toBe("InvalidParameterValue.ZoneNotSupported");
  expect(await refused("zone", "ap-guangzhou-3", "ap-guangzhou-4")).toBe("InvalidFilterValue.LimitExceeded");
  expect(await refused("colour", "red")).toBe("InvalidFilter");
});

import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { refusalIn, v1, v3 } from "./call.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

/** Copied from the published page, not from the source. */
const published = [
  ...["ap-bangkok", "ap-beijing", "ap-chengdu", "ap-guangzhou", "ap-hongkong", "ap-jakarta", "ap-nanjing", "ap-seoul"],
  ...["ap-shanghai", "ap-singapore", "ap-tokyo", "eu-frankfurt", "na-ashburn", "na-siliconvalley", "sa-saopaulo"],
];
const actions = ["DescribeImagesToShare", "ModifyImageSharePermission", "DescribeBlueprints"];
const unsupported = { code: "UnsupportedRegion", message: "The action not support this region." };

describe("Lighthouse", () => {
  test("is served in the 15 published regions", async () => {
    expect(published).toHaveLength(15);
    for (const region of published) {
      for (const action of actions) {
        expect((await v3(cloud, { region, action })).code).toBe(
          action === "ModifyImageSharePermission" ? "MissingParameter" : "",
        );
      }
      expect((await v1(cloud, { parameters: { Region: region } })).code).toBe("");
    }
  });
  test("is rejected with UnsupportedRegion in other regions", async () => {
    for (const region of ["ap-mumbai", "na-toronto", "ap-chongqing", "ap-guangzhou-3", "eu-moscow", "ap-nowhere"]) {
      for (const action of actions) expect(refusalIn(await v3(cloud, { region, action }))).toEqual(unsupported);
      expect(refusalIn(await v1(cloud, { parameters: { Region: region } }))).toEqual(unsupported);
    }
  });
  test("has separate images in each region", async () => {
    const total = async (region: string) => (await v3(cloud, { region })).response["TotalCount"];
    expect(await total("ap-guangzhou")).toBeGreaterThan(0);
    expect(await total("sa-saopaulo")).toBe(0);
  });
});

describe("a global service", () => {
  const calls = [
    { service: "sts", version: "2018-08-13", action: "GetCallerIdentity" },
    { service: "cam", version: "2019-01-16", action: "GetUserAppId" },
  ];
  for (const call of calls) {
    test(`${call.service} accepts any region and none`, async () => {
      for (const region of ["ap-guangzhou", "null", "", "nowhere", "ap-mumbai", undefined]) {
        expect((await v3(cloud, { ...call, headers: { "X-TC-Region": region } })).code).toBe("");
        const parameters = { Action: call.action, Version: call.version, Region: region };
        expect((await v1(cloud, { parameters })).code).toBe("");
      }
    });
  }
});

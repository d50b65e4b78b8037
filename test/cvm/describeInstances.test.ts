import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import type { TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { calmPace, cloudOf, image, instance } from "../world/worlds.ts";
import { least } from "./instances.ts";

type Filters = NonNullable<Parameters<ReturnType<TestCloud["cvm"]>["DescribeInstances"]>[0]["Filters"]>;

describe("a list of instances", () => {
  let cloud: TestCloud;
  let made: string;
  beforeAll(async () => {
    const tags = [{ key: "team", value: "web" }];
    cloud = await cloudOf({
      pace: calmPace,
      images: [image("img-mine0001")],
      instances: [
        instance("ins-first001", { created: "2020-01-01T00:00:00Z", zone: "ap-guangzhou-4", tags }),
        instance("ins-second01", { created: "2021-01-01T00:00:00Z", state: "STOPPED", type: "C5.LARGE8" }),
        instance("ins-third001", { created: "2022-01-01T00:00:00Z", name: "mail", image: "img-mine0001" }),
      ],
    });
    const InternetAccessible = { InternetMaxBandwidthOut: 1 };
    const run = least({ InstanceName: "made", InternetAccessible });
    made = (await cloud.cvm().RunInstances(run)).InstanceIdSet?.[0] ?? "";
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  const find = async (...Filters: Filters) => {
    const { InstanceSet = [], TotalCount } = await cloud.cvm().DescribeInstances({ Filters });
    expect(TotalCount).toBe(InstanceSet.length);
    return InstanceSet.map((row) => (row.InstanceId === made ? "made" : row.InstanceId?.slice(4)));
  };
  const by = (Name: string, ...Values: string[]) => find({ Name, Values });

  test("is sorted newest first and paged", async () => {
    const cvm = cloud.cvm();
    expect(await find()).toEqual(["made", "third001", "second01", "first001"]);
    const { InstanceSet, TotalCount } = await cvm.DescribeInstances({ Offset: 1, Limit: 2 });
    expect(InstanceSet?.map((row) => row.InstanceId)).toEqual(["ins-third001", "ins-second01"]);
    expect(TotalCount).toBe(4);
    const status = await cvm.DescribeInstancesStatus({ Offset: 2, Limit: 1 });
    expect(status.TotalCount).toBe(4);
    expect(status.InstanceStatusSet).toEqual([{ InstanceId: "ins-second01", InstanceState: "STOPPED" }]);
  });

  test("contains the existing instances among the requested ids", async () => {
    const ids = { InstanceIds: ["ins-first001", "ins-00000000", "ins-third001"] };
    const { InstanceSet, TotalCount } = await cloud.cvm().DescribeInstances(ids);
    expect(InstanceSet?.map((row) => row.InstanceId)).toEqual(["ins-third001", "ins-first001"]);
    expect(TotalCount).toBe(2);
    const { InstanceStatusSet } = await cloud.cvm().DescribeInstancesStatus(ids);
    expect(InstanceStatusSet?.map((row) => row.InstanceId)).toEqual(["ins-third001", "ins-first001"]);
  });

  test("is filtered by each filter", async () => {
    const [told] = (await cloud.cvm().DescribeInstances({ InstanceIds: [made] })).InstanceSet ?? [];
    expect(await by("zone", "ap-guangzhou-4")).toEqual(["first001"]);
    expect(await by("project-id", "0")).toHaveLength(4);
    expect(await by("project-id", "1")).toEqual([]);
    expect(await by("instance-id", "ins-second01", "ins-first001")).toEqual(["second01", "first001"]);
    expect(await by("uuid", told?.Uuid ?? "")).toEqual(["made"]);
    expect(await by("instance-name", "ai")).toEqual(["third001"]);
    expect(await by("instance-charge-type", "POSTPAID_BY_HOUR")).toHaveLength(4);
    expect(await by("instance-charge-type", "PREPAID")).toEqual([]);
    expect(await by("instance-state", "STOPPED", "PENDING")).toEqual(["made", "second01"]);
    expect(await by("private-ip-address", told?.PrivateIpAddresses?.[0] ?? "")).toEqual(["made"]);
    expect(await by("public-ip-address", told?.PublicIpAddresses?.[0] ?? "")).toEqual(["made"]);
    expect(await by("tag-key", "team")).toEqual(["first001"]);
    expect(await by("tag-value", "web")).toEqual(["first001"]);
    expect(await by("tag:team", "web")).toEqual(["first001"]);
    expect(await by("tag:team", "mail")).toEqual([]);
    expect(await by("creation-start-time", "2021-01-01T00:00:00Z")).toEqual(["made", "third001", "second01"]);
    expect(await by("creation-end-time", "2021-01-01T00:00:00Z")).toEqual(["second01", "first001"]);
    const both = [
      { Name: "instance-state", Values: ["RUNNING"] },
      { Name: "zone", Values: ["ap-guangzhou-3"] },
    ];
    expect(await find(...both)).toEqual(["third001"]);
  });

  test("is empty for filters of unsupported features", async () => {
    expect(await by("host-id", "host-00000000")).toEqual([]);
    expect(await by("dedicated-cluster-id", "cluster-0")).toEqual([]);
    expect(await by("vpc-id", "vpc-00000000")).toEqual([]);
    expect(await by("subnet-id", "subnet-00000000")).toEqual([]);
    expect(await by("security-group-id", "sg-00000000")).toEqual([]);
    expect(await by("ipv6-address", "fe80::1")).toEqual([]);
  });

  test("contains a recorded instance's type and image", async () => {
    const { InstanceSet } = await cloud.cvm().DescribeInstances({ InstanceIds: ["ins-second01", "ins-third001"] });
    expect(InstanceSet).toMatchObject([
      { ImageId: "img-mine0001", InstanceType: "S5.MEDIUM4", LatestOperation: null, LatestOperationState: null },
      { ImageId: "", InstanceType: "C5.LARGE8", CPU: 4, Memory: 8, SystemDisk: { DiskType: "CLOUD_PREMIUM" } },
    ]);
  });

  const malformed: readonly [string, string, string][] = [
    ["host-id", "x", "InvalidHostId.Malformed"],
    ["vpc-id", "x", "InvalidParameterValue.VpcIdMalformed"],
    ["subnet-id", "x", "InvalidParameterValue.SubnetIdMalformed"],
    ["instance-id", "x", "InvalidParameterValue.InstanceIdMalformed"],
    ["uuid", "x", "InvalidParameterValue.UuidMalformed"],
    ["security-group-id", "x", "InvalidSgId.Malformed"],
    ["private-ip-address", "x", "InvalidParameterValue.IPAddressMalformed"],
    ["public-ip-address", "1.2.3", "InvalidParameterValue.IPAddressMalformed"],
    ["ipv6-address", "x", "InvalidParameterValue.IPv6AddressMalformed"],
    ["creation-start-time", "soon", "InvalidParameterValue.InvalidTimeFormat"],
    ["creation-end-time", "soon", "InvalidParameterValue.InvalidTimeFormat"],
    ["colour", "red", "InvalidFilter"],
  ];
  test.each(malformed)("refuses %s %s", async (name, value, code) => {
    expect(await codeOf(by(name, value))).toBe(code);
  });

  test("rejects out-of-range and conflicting parameters", async () => {
    const list = (request: Parameters<ReturnType<TestCloud["cvm"]>["DescribeInstances"]>[0]) =>
      codeOf(cloud.cvm().DescribeInstances(request));
    const zone = { Name: "zone", Values: ["ap-guangzhou-3"] };
    const InstanceIds = ["ins-first001"];
    expect(await list({ InstanceIds, Filters: [zone] })).toBe("InvalidParameterValue");
    expect(await list({ InstanceIds: ["ins-1"] })).toBe("InvalidInstanceId.Malformed");
    expect(await list({ InstanceIds: Array(101).fill("ins-first001") })).toBe("InvalidParameterValue.LimitExceeded");
    expect(await list({ Filters: Array(11).fill(zone) })).toBe("InvalidFilterValue.LimitExceeded");
    expect(await list({ Filters: [{ Name: "zone", Values: Array(6).fill("a") }] })).toBe(
      "InvalidFilterValue.LimitExceeded",
    );
    expect(await list({ Limit: 101 })).toBe("InvalidParameterValue.LimitExceeded");
    expect(await list({ Limit: 0 })).toBe("InvalidParameterValue");
    expect(await list({ Offset: -1 })).toBe("InvalidParameterValue");
    expect(await codeOf(cloud.cvm().DescribeInstancesStatus({ Limit: 101 }))).toBe(
      "InvalidParameterValue.LimitExceeded",
    );
    expect(await codeOf(cloud.cvm().DescribeInstancesStatus({ InstanceIds: ["x"] }))).toBe(
      "InvalidInstanceId.Malformed",
    );
  });
});

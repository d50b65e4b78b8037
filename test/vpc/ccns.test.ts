import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { account, allowing, cloudOf, uin } from "../world/worlds.ts";
import { newCcn, vpcOf } from "./client.ts";

type Vpc = ReturnType<typeof vpcOf>;

test("creates, lists in every region, and deletes a CCN, visible only to its account", async () => {
  await using cloud = await TestCloud.start();
  const Tags = [{ Key: "team", Value: "net" }];
  const made = {
    CcnName: "wide",
    CcnDescription: "all of it",
    QosLevel: "PT",
    BandwidthLimitType: "INTER_REGION_LIMIT",
  };
  const { Ccn } = await vpcOf(cloud).CreateCcn({ ...made, InstanceMeteringType: "TRAFFIC", Tags });
  expect(Ccn).toMatchObject({ ...made, InstanceMeteringType: "TRAFFIC", InstanceChargeType: "POSTPAID", TagSet: Tags });
  expect(Ccn).toMatchObject({ InstanceCount: 0, State: "AVAILABLE" });
  expect(Ccn?.CreateTime).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  const CcnId = Ccn?.CcnId ?? "";
  expect(CcnId).toMatch(/^ccn-[0-9a-z]{8}$/);
  const elsewhere = await vpcOf(cloud, key(1), "na-toronto").DescribeCcns({ CcnIds: [CcnId] });
  expect(elsewhere).toMatchObject({ TotalCount: 1, CcnSet: [Ccn ?? {}] });
  const theirs = vpcOf(cloud, key(2));
  expect(await codeOf(theirs.DescribeCcns({ CcnIds: [CcnId] }))).toBe("ResourceNotFound");
  expect(await codeOf(theirs.DeleteCcn({ CcnId }))).toBe("ResourceNotFound");
  await vpcOf(cloud).DeleteCcn({ CcnId });
  expect(await codeOf(vpcOf(cloud).DescribeCcns({ CcnIds: [CcnId] }))).toBe("ResourceNotFound");
  expect(await codeOf(vpcOf(cloud).DeleteCcn({ CcnId }))).toBe("ResourceNotFound");
});

test("creates a CCN with defaults from only a name", async () => {
  await using cloud = await TestCloud.start();
  const { Ccn } = await vpcOf(cloud).CreateCcn({ CcnName: "plain" });
  expect(Ccn).toMatchObject({
    CcnDescription: "",
    QosLevel: "AU",
    BandwidthLimitType: "OUTER_REGION_LIMIT",
    TagSet: [],
  });
});

test("changes the name, the description or both", async () => {
  await using cloud = await TestCloud.start();
  const client = vpcOf(cloud);
  const CcnId = await newCcn(cloud, "first");
  const told = async () => {
    const [ccn] = (await client.DescribeCcns({ CcnIds: [CcnId] })).CcnSet ?? [];
    return [ccn?.CcnName, ccn?.CcnDescription];
  };
  await client.ModifyCcnAttribute({ CcnId, CcnName: "second" });
  expect(await told()).toEqual(["second", ""]);
  await client.ModifyCcnAttribute({ CcnId, CcnDescription: "for mail", RouteECMPFlag: false });
  expect(await told()).toEqual(["second", "for mail"]);
  const refused = async (code: string, more: Partial<Parameters<Vpc["ModifyCcnAttribute"]>[0]>, who = key(1)) =>
    expect(await codeOf(vpcOf(cloud, who).ModifyCcnAttribute({ CcnId, CcnName: "third", ...more }))).toBe(code);
  await refused("InvalidParameterValue.Malformed", { CcnId: "x" });
  await refused("ResourceNotFound", { CcnId: "ccn-00000000" });
  await refused("ResourceNotFound", {}, key(2));
  await refused("InvalidParameterValue.TooLong", { CcnName: "n".repeat(61) });
  await refused("InvalidParameterValue.TooLong", { CcnDescription: "n".repeat(101) });
  for (const name of ["RouteECMPFlag", "RouteOverlapFlag", "TrafficMarkingPolicyFlag", "MixedBillingFlag"] as const) {
    await refused("UnsupportedOperation.WhiteListNotAdd", { [name]: true });
  }
  expect(await told()).toEqual(["second", "for mail"]);
});

describe("a list of CCNs", () => {
  let cloud: TestCloud;
  let client: Vpc;
  beforeAll(async () => {
    cloud = await cloudOf({
      accounts: [account(1), account(2)],
      ccns: [
        {
          id: "ccn-one00001",
          account: uin(1),
          name: "b",
          about: "for mail",
          created: "2020-01-01T00:00:00Z",
          quality: "PT",
        },
        {
          id: "ccn-two00001",
          account: uin(1),
          name: "ab",
          created: "2021-01-01T00:00:00Z",
          tags: [{ key: "t", value: "v" }],
        },
        { id: "ccn-theirs01", account: uin(2), name: "c" },
      ],
    });
    client = vpcOf(cloud);
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  const list = async (request: Parameters<Vpc["DescribeCcns"]>[0]) =>
    ((await client.DescribeCcns(request)).CcnSet ?? []).map((ccn) => ccn.CcnId?.slice(4, 7));
  const by = (Name: string, ...Values: string[]) => list({ Filters: [{ Name, Values }] });

  test("is newest first by default, sortable and paged", async () => {
    expect(await list({})).toEqual(["two", "one"]);
    expect(await list({ OrderField: "CcnName" })).toEqual(["two", "one"]);
    expect(await list({ OrderField: "CcnName", OrderDirection: "DESC" })).toEqual(["one", "two"]);
    expect(await list({ OrderField: "CreateTime" })).toEqual(["one", "two"]);
    expect(await list({ OrderField: "CcnId" })).toEqual(["one", "two"]);
    expect(await list({ OrderField: "QosLevel" })).toEqual(["two", "one"]);
    expect(await list({ OrderField: "State" })).toEqual(["two", "one"]);
    expect(await list({ Offset: 1, Limit: 1 })).toEqual(["one"]);
    expect((await client.DescribeCcns({ Limit: 1 })).TotalCount).toBe(2);
  });

  test("is filtered by ids and filters", async () => {
    expect(await list({ CcnIds: ["ccn-one00001"] })).toEqual(["one"]);
    expect(await by("ccn-id", "ccn-two00001", "ccn-theirs01")).toEqual(["two"]);
    expect(await by("ccn-name", "a")).toEqual(["two"]);
    expect(await by("ccn-description", "mail")).toEqual(["one"]);
    expect(await by("state", "AVAILABLE")).toEqual(["two", "one"]);
    expect(await by("state", "ISOLATED")).toEqual([]);
    expect(await by("tag-key", "t")).toEqual(["two"]);
    expect(await by("tag:t", "v")).toEqual(["two"]);
    expect(await by("tag:t", "w")).toEqual([]);
  });

  test("rejects invalid parameters", async () => {
    const name = { Name: "ccn-name", Values: ["a"] };
    expect(await codeOf(list({ CcnIds: ["ccn-x"] }))).toBe("InvalidParameterValue.Malformed");
    expect(await codeOf(list({ CcnIds: ["ccn-theirs01"] }))).toBe("ResourceNotFound");
    expect(await codeOf(list({ CcnIds: Array(101).fill("ccn-one00001") }))).toBe("InvalidParameterValue.LimitExceeded");
    expect(await codeOf(list({ CcnIds: ["ccn-one00001"], Filters: [name] }))).toBe("InvalidParameter.Coexist");
    expect(await codeOf(by("colour", "red"))).toBe("InvalidParameter.FilterInvalidKey");
    expect(await codeOf(list({ Filters: Array(11).fill(name) }))).toBe("InvalidParameterValue.LimitExceeded");
    expect(await codeOf(list({ Limit: 101 }))).toBe("InvalidParameterValue.Range");
    expect(await codeOf(list({ Offset: -1 }))).toBe("InvalidParameterValue.Range");
    expect(await codeOf(list({ OrderField: "Colour" }))).toBe("InvalidParameterValue.Range");
    expect(await codeOf(list({ OrderDirection: "UP" }))).toBe("InvalidParameterValue.Range");
  });

  type Order = Parameters<Vpc["CreateCcn"]>[0];
  const tagged = (...Tags: NonNullable<Order["Tags"]>) => ({ Tags });
  test.each<[string, Partial<Order>, string]>([
    ["no name", { CcnName: "" }, "InvalidParameterValue"],
    ["a long name", { CcnName: "n".repeat(61) }, "InvalidParameterValue.TooLong"],
    ["a long description", { CcnDescription: "n".repeat(101) }, "InvalidParameterValue.TooLong"],
    ["another quality", { QosLevel: "XX" }, "InvalidParameterValue"],
    ["the least quality", { QosLevel: "CU" }, "UnsupportedOperation.CopperCcnNotSupportedCreate"],
    ["payment ahead", { InstanceChargeType: "PREPAID" }, "UnsupportedOperation.UserAndCcnChargeTypeNotMatch"],
    ["another payment", { InstanceChargeType: "LATER" }, "InvalidParameterValue"],
    ["another limit", { BandwidthLimitType: "NONE" }, "InvalidParameterValue"],
    ["another measure", { InstanceMeteringType: "TIME" }, "InvalidParameterValue"],
    ["a tag without key", tagged({ Key: "", Value: "" }), "InvalidParameterValue.TagInvalidKeyLen"],
    ["a tag with a long value", tagged({ Key: "k", Value: "v".repeat(256) }), "InvalidParameterValue.TagInvalidVal"],
    ["a tag twice", tagged({ Key: "k", Value: "" }, { Key: "k", Value: "v" }), "InvalidParameterValue.TagDuplicateKey"],
    ["a reserved tag", tagged({ Key: "qcs:k", Value: "" }), "UnsupportedOperation.TagSystemReservedTagKey"],
    [
      "too many tags",
      tagged(...Array.from({ length: 51 }, (_, n) => ({ Key: `k${n}`, Value: "" }))),
      "LimitExceeded.TagKeyPerResourceExceeded",
    ],
  ])("is not joined by one with %s", async (_, more, code) => {
    expect(await codeOf(client.CreateCcn({ CcnName: "new", ...more }))).toBe(code);
    expect(await list({})).toEqual(["two", "one"]);
  });

  test("is limited to five CCNs", async () => {
    for (const name of ["3", "4", "5"]) await newCcn(cloud, name);
    expect(await codeOf(client.CreateCcn({ CcnName: "6" }))).toBe("LimitExceeded");
    expect(await newCcn(cloud, "2", key(2))).toStartWith("ccn-");
  });
});

test("requires permission for the CCN", async () => {
  const user = { uin: uin(101), name: "operator", keys: [key(101)], policies: ["own"] };
  const document = allowing("vpc:DeleteCcn", "qcs::vpc:::ccn/ccn-mine0001");
  await using cloud = await cloudOf({
    accounts: [account(1, { users: [user], policies: [{ name: "own", document }] })],
    ccns: ["ccn-mine0001", "ccn-mine0002"].map((id) => ({ id, account: uin(1), name: id })),
  });
  const client = vpcOf(cloud, key(101));
  expect(await codeOf(client.DeleteCcn({ CcnId: "ccn-mine0002" }))).toMatch(/UnauthorizedOperation$/);
  expect(await codeOf(client.CreateCcn({ CcnName: "new" }))).toMatch(/UnauthorizedOperation$/);
  await client.DeleteCcn({ CcnId: "ccn-mine0001" });
});

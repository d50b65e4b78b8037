import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { bought, order } from "../lighthouse/bought.ts";
import { codeOf } from "../lighthouse/refusal.ts";
import { account, allowing, cloudOf, uin } from "../world/worlds.ts";
import { newCcn, vpcOf } from "./client.ts";

type Vpc = ReturnType<typeof vpcOf>;

test("a CCN is made, told everywhere to its account alone, and deleted", async () => {
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

test("with only a name it has the usual values", async () => {
  await using cloud = await TestCloud.start();
  const { Ccn } = await vpcOf(cloud).CreateCcn({ CcnName: "plain" });
  expect(Ccn).toMatchObject({
    CcnDescription: "",
    QosLevel: "AU",
    BandwidthLimitType: "OUTER_REGION_LIMIT",
    TagSet: [],
  });
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

  test("is newest first, sorted as asked, in pages", async () => {
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

  test("is narrowed by ids and filters", async () => {
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

  test("refuses what cannot be", async () => {
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

  test("holds five at most", async () => {
    for (const name of ["3", "4", "5"]) await newCcn(cloud, name);
    expect(await codeOf(client.CreateCcn({ CcnName: "6" }))).toBe("LimitExceeded");
    expect(await newCcn(cloud, "2", key(2))).toStartWith("ccn-");
  });
});

test("a user needs the right on the CCN", async () => {
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

describe("Lighthouse's private network at a CCN", () => {
  const CcnId = "ccn-pf78xmcp";

  /** A cloud in which the network of Guangzhou asks to join. */
  async function asking(): Promise<TestCloud> {
    const cloud = await TestCloud.start();
    await bought(cloud);
    await cloud.lighthouse().AttachCcn({ CcnId });
    return cloud;
  }
  const attached = async (cloud: TestCloud, request: Parameters<Vpc["DescribeCcnAttachedInstances"]>[0] = { CcnId }) =>
    (await vpcOf(cloud).DescribeCcnAttachedInstances(request)).InstanceSet ?? [];
  const atLighthouse = async (cloud: TestCloud) =>
    (await cloud.lighthouse().DescribeCcnAttachedInstances()).CcnAttachedInstanceSet?.map((one) => one.State);
  /** What a caller names the network by. */
  async function named(cloud: TestCloud) {
    const [one] = await attached(cloud);
    return { InstanceType: "VPC", InstanceId: one?.InstanceId ?? "", InstanceRegion: one?.InstanceRegion ?? "" };
  }
  const count = async (cloud: TestCloud) =>
    (await vpcOf(cloud).DescribeCcns({ CcnIds: [CcnId] })).CcnSet?.[0]?.InstanceCount;

  test("is seen asking, and joined after a while", async () => {
    await using cloud = await asking();
    expect(await attached(cloud)).toMatchObject([
      {
        CcnId,
        CcnUin: uin(1),
        State: "PENDING",
        InstanceType: "VPC",
        InstanceId: expect.stringMatching(/^vpc-[0-9a-z]{8}$/),
        InstanceRegion: "ap-guangzhou",
        InstanceUin: uin(0),
        InstanceArea: "CHINA_MAINLAND",
        CidrBlock: ["10.0.0.0/16"],
        Description: "Lighthouse attach ccn instance",
      },
    ]);
    expect(await count(cloud)).toBe(1);
    expect((await vpcOf(cloud, key(2)).DescribeCcnAttachedInstances({ CcnId })).TotalCount).toBe(0);
    const { InstanceId } = await named(cloud);
    cloud.clock.advance(1000);
    expect(await attached(cloud)).toMatchObject([{ State: "ACTIVE", InstanceId }]);
    await cloud.lighthouse().DetachCcn({ CcnId });
    expect(await attached(cloud)).toMatchObject([{ State: "DETACHING" }]);
    const leaving = vpcOf(cloud).DetachCcnInstances({ CcnId, Instances: [{ ...(await named(cloud)) }] });
    expect(await codeOf(leaving)).toBe("UnsupportedOperation.MutexOperationTaskRunning");
    expect(await codeOf(vpcOf(cloud).DeleteCcn({ CcnId }))).toBe(
      "UnsupportedOperation.ExistCcnInstancesNotSupportDeleteCcn",
    );
    cloud.clock.advance(1000);
    expect(await attached(cloud)).toEqual([]);
    await vpcOf(cloud).DeleteCcn({ CcnId });
    expect(await codeOf(cloud.lighthouse().AttachCcn({ CcnId }))).toBe("UnsupportedOperation.AttachCcnFailed");
  });

  test("is let in early, and stays in", async () => {
    await using cloud = await asking();
    const Instances = [await named(cloud)];
    await vpcOf(cloud).AcceptAttachCcnInstances({ CcnId, Instances });
    expect(await atLighthouse(cloud)).toEqual(["ACTIVE"]);
    expect(await codeOf(vpcOf(cloud).AcceptAttachCcnInstances({ CcnId, Instances }))).toBe(
      "UnsupportedOperation.NotPendingCcnInstance",
    );
    cloud.clock.advance(1000);
    expect(await atLighthouse(cloud)).toEqual(["ACTIVE"]);
    await vpcOf(cloud).DetachCcnInstances({ CcnId, Instances });
    expect(await atLighthouse(cloud)).toEqual([]);
    await cloud.lighthouse().AttachCcn({ CcnId });
    expect([await named(cloud)]).toEqual(Instances);
  });

  test("is turned away, stays out, and can leave and ask again", async () => {
    await using cloud = await asking();
    const Instances = [await named(cloud)];
    await vpcOf(cloud).RejectAttachCcnInstances({ CcnId, Instances });
    expect(await atLighthouse(cloud)).toEqual(["REJECTED"]);
    cloud.clock.advance(1000);
    expect(await atLighthouse(cloud)).toEqual(["REJECTED"]);
    expect(await codeOf(vpcOf(cloud).RejectAttachCcnInstances({ CcnId, Instances }))).toBe(
      "UnsupportedOperation.NotPendingCcnInstance",
    );
    await cloud.lighthouse().DetachCcn({ CcnId });
    cloud.clock.advance(1000);
    expect(await atLighthouse(cloud)).toEqual([]);
    await cloud.lighthouse().AttachCcn({ CcnId });
    await vpcOf(cloud).DetachCcnInstances({ CcnId, Instances });
    cloud.clock.advance(1000);
    expect(await atLighthouse(cloud)).toEqual([]);
  });

  test("is one of several, which are narrowed and sorted", async () => {
    await using cloud = await asking();
    const InstanceRegion = "ap-singapore";
    await cloud
      .lighthouse(key(1), InstanceRegion)
      .CreateInstances({ ...order, BundleId: "bundle_starter_nmc_lin_med2_01" });
    await cloud.lighthouse(key(1), InstanceRegion).AttachCcn({ CcnId });
    await vpcOf(cloud).AcceptAttachCcnInstances({ CcnId, Instances: [await named(cloud)] });
    const regions = async (request: Parameters<typeof attached>[1]) =>
      (await attached(cloud, request)).map((one) => one.InstanceRegion?.slice(3));
    const by = (Name: string, ...Values: string[]) => regions({ Filters: [{ Name, Values }] });
    expect(await count(cloud)).toBe(2);
    expect(await regions({ OrderField: "InstanceRegion" })).toEqual(["guangzhou", "singapore"]);
    expect(await regions({ OrderField: "InstanceName", OrderDirection: "DESC" })).toEqual(["singapore", "guangzhou"]);
    expect(await regions({ OrderField: "State", Limit: 1 })).toHaveLength(1);
    expect(await by("ccn-id", CcnId)).toHaveLength(2);
    expect(await by("ccn-id", "ccn-00000000")).toEqual([]);
    expect(await by("instance-type", "VPC")).toHaveLength(2);
    expect(await by("instance-type", "DIRECTCONNECT")).toEqual([]);
    expect(await by("instance-region", InstanceRegion)).toEqual(["singapore"]);
    const [one] = await attached(cloud, { Filters: [{ Name: "instance-region", Values: [InstanceRegion] }] });
    expect(one?.InstanceArea).toBe("OVERSEAS");
    expect(await by("instance-id", one?.InstanceId ?? "")).toEqual(["singapore"]);
    expect(await codeOf(by("colour", "red"))).toBe("InvalidParameter.FilterInvalidKey");
    expect(await codeOf(regions({ CcnId: "x" }))).toBe("InvalidParameterValue.Malformed");
    expect(await codeOf(regions({ Limit: 0 }))).toBe("InvalidParameterValue.Range");
    expect(await codeOf(regions({ OrderField: "Colour" }))).toBe("InvalidParameterValue.Range");
  });

  test("is decided about only as what it is, where it is, by whose CCN it is", async () => {
    await using cloud = await asking();
    const one = await named(cloud);
    const other = await newCcn(cloud, "other");
    const calls = (client: Vpc) => [
      client.AcceptAttachCcnInstances,
      client.RejectAttachCcnInstances,
      client.DetachCcnInstances,
    ];
    const refused = async (
      code: string,
      Instances: (typeof one & { RouteTableId?: string })[],
      id = CcnId,
      who = key(1),
    ) => {
      const client = vpcOf(cloud, who);
      for (const call of calls(client)) expect(await codeOf(call.call(client, { CcnId: id, Instances }))).toBe(code);
    };
    const notHeld = "UnsupportedOperation.CcnNotAttached";
    await refused(notHeld, [{ ...one, InstanceId: "vpc-00000000" }]);
    await refused(notHeld, [one, { ...one, InstanceType: "DIRECTCONNECT" }]);
    await refused(notHeld, [{ ...one, InstanceRegion: "ap-shanghai" }]);
    await refused(notHeld, [one], other);
    await refused("ResourceNotFound", [one], "ccn-00000000");
    await refused("ResourceNotFound", [one], CcnId, key(2));
    await refused("ResourceNotFound", [{ ...one, RouteTableId: "ccnrtb-1" }]);
    await refused("InvalidParameterValue.Malformed", [one], "ccn");
    await refused("InvalidParameterValue", []);
    for (const call of calls(vpcOf(cloud)).slice(0, 2)) {
      const twice = call.call(vpcOf(cloud), { CcnId, Instances: [one, one] });
      expect(await codeOf(twice)).toBe("InvalidParameterValue.Duplicate");
    }
    expect(await atLighthouse(cloud)).toEqual(["PENDING"]);
  });
});

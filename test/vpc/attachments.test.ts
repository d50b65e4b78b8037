import { describe, expect, test } from "bun:test";
import { key, type TestCloud } from "../cloud.ts";
import { bought, order } from "../lighthouse/bought.ts";
import { codeOf } from "../refusal.ts";
import { account, calmly, calmPace, cloudOf, uin } from "../world/worlds.ts";
import { newCcn, vpcOf } from "./client.ts";

type Vpc = ReturnType<typeof vpcOf>;

describe("Lighthouse's private network at a CCN", () => {
  const CcnId = "ccn-pf78xmcp";

  /** A cloud in which the network of Guangzhou asks to join. */
  async function asking(): Promise<TestCloud> {
    const ccns = [{ id: CcnId, account: uin(1), name: "wide" }];
    const cloud = await cloudOf({ accounts: [account(1), account(2)], ccns, pace: calmPace });
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

  test("is listed as pending and joins automatically later", async () => {
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
    cloud.clock.advance(calmly);
    expect(await attached(cloud)).toMatchObject([{ State: "ACTIVE", InstanceId }]);
    await cloud.lighthouse().DetachCcn({ CcnId });
    expect(await attached(cloud)).toMatchObject([{ State: "DETACHING" }]);
    const leaving = vpcOf(cloud).DetachCcnInstances({ CcnId, Instances: [{ ...(await named(cloud)) }] });
    expect(await codeOf(leaving)).toBe("UnsupportedOperation.MutexOperationTaskRunning");
    expect(await codeOf(vpcOf(cloud).DeleteCcn({ CcnId }))).toBe(
      "UnsupportedOperation.ExistCcnInstancesNotSupportDeleteCcn",
    );
    cloud.clock.advance(calmly);
    expect(await attached(cloud)).toEqual([]);
    await vpcOf(cloud).DeleteCcn({ CcnId });
    expect(await codeOf(cloud.lighthouse().AttachCcn({ CcnId }))).toBe("UnsupportedOperation.AttachCcnFailed");
  });

  test("is approved early and stays attached", async () => {
    await using cloud = await asking();
    const Instances = [await named(cloud)];
    await vpcOf(cloud).AcceptAttachCcnInstances({ CcnId, Instances });
    expect(await atLighthouse(cloud)).toEqual(["ACTIVE"]);
    expect(await codeOf(vpcOf(cloud).AcceptAttachCcnInstances({ CcnId, Instances }))).toBe(
      "UnsupportedOperation.NotPendingCcnInstance",
    );
    cloud.clock.advance(calmly);
    expect(await atLighthouse(cloud)).toEqual(["ACTIVE"]);
    await vpcOf(cloud).DetachCcnInstances({ CcnId, Instances });
    expect(await atLighthouse(cloud)).toEqual([]);
    await cloud.lighthouse().AttachCcn({ CcnId });
    expect([await named(cloud)]).toEqual(Instances);
  });

  test("is rejected, stays detached, and can withdraw and apply again", async () => {
    await using cloud = await asking();
    const Instances = [await named(cloud)];
    await vpcOf(cloud).RejectAttachCcnInstances({ CcnId, Instances });
    expect(await atLighthouse(cloud)).toEqual(["REJECTED"]);
    cloud.clock.advance(calmly);
    expect(await atLighthouse(cloud)).toEqual(["REJECTED"]);
    expect(await codeOf(vpcOf(cloud).RejectAttachCcnInstances({ CcnId, Instances }))).toBe(
      "UnsupportedOperation.NotPendingCcnInstance",
    );
    await cloud.lighthouse().DetachCcn({ CcnId });
    cloud.clock.advance(calmly);
    expect(await atLighthouse(cloud)).toEqual([]);
    await cloud.lighthouse().AttachCcn({ CcnId });
    await vpcOf(cloud).DetachCcnInstances({ CcnId, Instances });
    cloud.clock.advance(calmly);
    expect(await atLighthouse(cloud)).toEqual([]);
  });

  test("is listed among several networks with filters and sorting", async () => {
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

  test("is decided only with the right type, region and CCN owner", async () => {
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

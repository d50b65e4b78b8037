import { describe, expect, test } from "bun:test";
import { bundles } from "#services/lighthouse/package/catalogue.ts";
import { instanceCost, upgradeCost } from "#services/lighthouse/package/prices.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought, instance, order } from "./bought.ts";
import { attached, boughtDisk, disk } from "./disks.ts";

const abroad = "na-siliconvalley";
const bundle = (id: string) => {
  const found = bundles.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe("prices of instances", () => {
  const home = "ap-guangzhou";

  test.each([
    [1, 1, 60, 100, 60],
    [5, 2, 600, 100, 600],
    [6, 1, 360, 88, 316.8],
    [12, 2, 1440, 85, 1224],
    [60, 1, 3600, 85, 3060],
  ])("%i months of %i cost %d, at %i percent %d", (months, count, original, discount, discounted) => {
    const unit = 60;
    const cost = { unit, original, discount, discounted };
    expect(instanceCost(bundle("bundle2022_gen_02"), months, count, home)).toEqual(cost);
  });

  test("are dollars elsewhere, and cheaper by length for the larger bundles only", () => {
    expect(instanceCost(bundle("bundle2022_gen_lin_01"), 12, 1, abroad)).toMatchObject({ unit: 4.7, discount: 100 });
    expect(instanceCost(bundle("bundle2022_gen_lin_05"), 12, 1, abroad)).toMatchObject({ unit: 14.7, discount: 85 });
  });

  test("of going over to another bundle are the difference for the days left", () => {
    // 20 of 365/12 days, as in the published example: 30 yuan a month more are 19.73.
    const [from, to] = [
      { ...bundle("bundle2022_gen_02"), cny: 60 },
      { ...bundle("bundle2022_gen_03"), cny: 90 },
    ];
    const days = (count: number) => ({ now: 0, expires: count * 86_400_000 });
    expect(upgradeCost(from, to, days(20), home)).toEqual({
      unit: 90,
      original: 19.73,
      discount: 100,
      discounted: 19.73,
    });
    expect(upgradeCost(from, to, days(365), home)).toMatchObject({ original: 360, discount: 85, discounted: 306 });
    expect(upgradeCost(to, from, days(20), home)).toMatchObject({ original: 0, discounted: 0 });
  });
});

describe("bundles", () => {
  test("are listed by priority and price, those of the region", async () => {
    await using cloud = await TestCloud.start();
    const { BundleSet = [], TotalCount } = await cloud.lighthouse().DescribeBundles({ Limit: 100 });
    expect(BundleSet).toHaveLength(TotalCount ?? 0);
    expect(BundleSet[0]?.BundleType).toBe("STARTER_BUNDLE");
    const general = BundleSet.filter((one) => one.BundleType === "GENERAL_BUNDLE");
    const prices = general.map((one) => one.Price?.InstancePrice?.OriginalPrice ?? 0);
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    expect(BundleSet.find((one) => one.BundleId === "bundle2022_gen_02")).toMatchObject({
      CPU: 2,
      Memory: 2,
      SystemDiskSize: 50,
      MonthlyTraffic: 500,
      BundleTypeDescription: "Standard",
      BundleSalesState: "AVAILABLE",
      TrafficUnlimited: false,
      Price: { InstancePrice: { OriginalBundlePrice: 60, Discount: 100, DiscountPrice: 60, Currency: "CNY" } },
    });
    const { BundleSet: far = [] } = await cloud.lighthouse(key(1), abroad).DescribeBundles({ Limit: 100 });
    expect(far[0]?.Price?.InstancePrice?.Currency).toBe("USD");
    expect(far.some((one) => BundleSet.some((other) => other.BundleId === one.BundleId))).toBe(false);
  });

  test("are narrowed by ids and filters, also to those that are not sold any more", async () => {
    await using cloud = await TestCloud.start();
    const ids = async (input: object) =>
      (await cloud.lighthouse().DescribeBundles({ Limit: 100, ...input })).BundleSet?.map((one) => one.BundleId) ?? [];
    expect(await ids({ BundleIds: ["bundle_bw_small1_1", "bundle2022_gen_01"] })).toEqual([
      "bundle_bw_small1_1",
      "bundle2022_gen_01",
    ]);
    expect(await ids({})).not.toContain("bundle_bw_small1_1");
    const filter = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });
    expect(await ids(filter("bundle-state", "OFFLINE"))).toContain("bundle_bw_small1_1");
    expect(await ids(filter("bundle-type", "STORAGE_BUNDLE"))).toEqual([
      "bundle_stg_01",
      "bundle_stg_02",
      "bundle_stg_03",
    ]);
    expect(await ids(filter("bundle-id", "bundle_ent_01"))).toEqual(["bundle_ent_01"]);
    expect(await ids(filter("support-platform-type", "WINDOWS"))).toContain("bundle_ent_01");
    expect(await ids({ Zones: ["ap-guangzhou-3"], Limit: 1, Offset: 1 })).toHaveLength(1);
  });

  const refusals: readonly [string, object, string][] = [
    ["an unknown id", { BundleIds: ["bundle_none"] }, "InvalidParameter.BundleIdNotFound"],
    ["an id twice", { BundleIds: ["bundle_ent_01", "bundle_ent_01"] }, "InvalidParameterValue.Duplicated"],
    [
      "too many ids",
      { BundleIds: Array.from({ length: 101 }, (_, n) => `b${n}`) },
      "InvalidParameterValue.LimitExceeded",
    ],
    [
      "ids and filters",
      { BundleIds: ["bundle_ent_01"], Filters: [{ Name: "bundle-id", Values: ["x"] }] },
      "InvalidParameter.ParameterConflict",
    ],
    ["a strange filter", { Filters: [{ Name: "x", Values: ["x"] }] }, "InvalidParameter.InvalidFilterNotSupportedName"],
    [
      "a strange platform",
      { Filters: [{ Name: "support-platform-type", Values: ["OS2"] }] },
      "InvalidParameterValue.InvalidBlueprintPlatformType",
    ],
    [
      "too many values",
      { Filters: [{ Name: "bundle-id", Values: ["1", "2", "3", "4", "5", "6"] }] },
      "InvalidParameter.FilterValueLimitExceeded",
    ],
    ["a zone elsewhere", { Zones: ["ap-beijing-3"] }, "InvalidParameterValue.InvalidZone"],
    ["a negative offset", { Offset: -1 }, "InvalidParameterValue.Negative"],
    ["too long a page", { Limit: 101 }, "InvalidParameterValue.OutOfRange"],
  ];
  test.each(refusals)("refuse %s", async (_, input, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().DescribeBundles(input))).toBe(code);
  });

  test("tell their discounts", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const { Currency, DiscountDetail = [] } = await client.DescribeBundleDiscount({ BundleId: "bundle2022_gen_01" });
    expect(Currency).toBe("CNY");
    expect(DiscountDetail.map((one) => one.TimeSpan)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 36, 48, 60]);
    expect(DiscountDetail[0]).toMatchObject({ TotalCost: 50, RealTotalCost: 50, PolicyDetail: { DiscountType: null } });
    expect(DiscountDetail[11]).toMatchObject({
      TotalCost: 600,
      RealTotalCost: 510,
      Discount: 85,
      PolicyDetail: { CommonDiscount: 85, ActivityDiscount: 100, DiscountType: "common" },
    });
    const refused = (BundleId: string) => codeOf(client.DescribeBundleDiscount({ BundleId }));
    expect(await refused("bundle_none")).toBe("InvalidParameter.BundleIdNotFound");
    expect(await refused("bundle2022_gen_lin_01")).toBe("ResourceUnavailable.BundleUnavailable");
  });
});

describe("an inquiry", () => {
  test("about new instances agrees with the list", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const wish = { BundleId: "bundle2022_gen_02", InstanceChargePrepaid: { Period: 12 }, InstanceCount: 2 };
    expect((await client.InquirePriceCreateInstances(wish)).Price?.InstancePrice).toMatchObject({
      OriginalBundlePrice: 60,
      OriginalPrice: 1440,
      Discount: 85,
      DiscountPrice: 1224,
      Currency: "CNY",
    });
    const ask = (more: object) => codeOf(client.InquirePriceCreateInstances({ ...wish, ...more }));
    const game = { BundleId: "bundle_game_mc_gen_03" };
    expect(await ask({ InstanceCount: 31 })).toBe("InvalidParameterValue");
    expect(await ask({ InstanceChargePrepaid: { Period: 13 } })).toBe("InvalidParameterValue");
    expect(await ask({ BundleId: "bundle_none" })).toBe("InvalidParameter.BundleIdNotFound");
    expect(await ask({ BundleId: "bundle_gen_01" })).toBe("ResourceUnavailable.BundleUnavailable");
    expect(await ask({ BlueprintId: "lhbp-1" })).toBe("InvalidParameterValue.BlueprintIdMalformed");
    expect(await ask({ BlueprintId: "lhbp-00000000" })).toBe("ResourceNotFound.BlueprintIdNotFound");
    expect(await ask({ BlueprintId: "lhbp-5e8807sc" })).toBe("InvalidParameterValue.InvalidBlueprintId");
    expect(await ask(game)).toBe("MissingParameter.BundleMissingParameterBlueprintId");
    expect(await ask({ ...game, BlueprintId: order.BlueprintId })).toBe(
      "InvalidParameterValue.InvalidBundleBlueprintCombination",
    );
    const paid = await client.InquirePriceCreateInstances({ ...wish, ...game, BlueprintId: "lhbp-5e886mc4" });
    expect(paid.Price?.InstancePrice?.OriginalBundlePrice).toBe(80);
  });

  test("about renewals adds up instances and disks", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [one, two] = [await bought(cloud), await bought(cloud, { BundleId: "bundle2022_gen_02" })];
    const wish = { InstanceIds: [two, one], InstanceChargePrepaid: { Period: 6 } };
    const none = await codeOf(client.InquirePriceRenewInstances({ ...wish, RenewDataDisk: true }));
    expect(none).toBe("ResourceNotFound.InstanceDataDiskNotFound");
    const extra = await boughtDisk(cloud);
    await attached(cloud, extra, one);
    const plain = await client.InquirePriceRenewInstances(wish);
    expect(plain).toMatchObject({
      Price: { InstancePrice: { OriginalBundlePrice: 60, OriginalPrice: 360, Discount: 88, DiscountPrice: 316.8 } },
      DataDiskPriceSet: [],
      InstancePriceDetailSet: [{ InstanceId: two }, { InstanceId: one, InstancePrice: { OriginalPrice: 300 } }],
      TotalPrice: { OriginalPrice: 660, DiscountPrice: 580.8 },
    });
    expect(plain.InstancePriceDetailSet?.[0]?.DiscountDetail).toHaveLength(14);
    // 20 GB at 0.35 yuan.
    const both = await client.InquirePriceRenewInstances({ ...wish, RenewDataDisk: true });
    expect(both).toMatchObject({
      DataDiskPriceSet: [
        { DiskId: extra, InstanceId: one, OriginalDiskPrice: 7, OriginalPrice: 42, Discount: 88, DiscountPrice: 36.96 },
      ],
      TotalPrice: { OriginalPrice: 702, DiscountPrice: 617.76 },
    });
    await client.RenewInstances({ InstanceIds: [one], InstanceChargePrepaid: { Period: 6 }, RenewDataDisk: false });
    cloud.clock.advance(1000);
    // Twelve months and a few seconds behind its instance's new end.
    const aligned = await client.InquirePriceRenewInstances({
      ...wish,
      RenewDataDisk: true,
      AlignInstanceExpiredTime: true,
    });
    expect(aligned.DataDiskPriceSet?.[0]?.OriginalPrice).toBeCloseTo(84, 0);

    const ask = (more: object) => codeOf(client.InquirePriceRenewInstances({ ...wish, ...more }));
    expect(await ask({ InstanceChargePrepaid: { Period: 60 } })).toBe("InvalidParameterValue");
    expect(await ask({ InstanceIds: [one, "lhins-00000000"] })).toBe("ResourceNotFound.InstanceIdNotFound");
    expect(await ask({ InstanceIds: [one, one] })).toBe("InvalidParameterValue.Duplicated");
    expect(await ask({ InstanceIds: ["lhins-1"] })).toBe("InvalidParameterValue.InstanceIdMalformed");
    const many = Array.from({ length: 51 }, (_, index) => `lhins-${String(index).padStart(8, "0")}`);
    expect(await ask({ InstanceIds: many })).toBe("InvalidParameterValue.LimitExceeded");
    expect(await codeOf(cloud.lighthouse(key(2)).InquirePriceRenewInstances(wish))).toBe(
      "ResourceNotFound.InstanceIdNotFound",
    );
  });
});

describe("going over to another bundle", () => {
  test("is offered upward, done with the machine off, and kept", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await bought(cloud, { BundleId: "bundle2022_gen_02" });
    const before = await instance(cloud, id);
    const { ModifyBundleSet = [], TotalCount } = await client.DescribeModifyInstanceBundles({
      InstanceId: id,
      Limit: 100,
    });
    expect(ModifyBundleSet).toHaveLength(TotalCount ?? 0);
    const states = new Map(ModifyBundleSet.map((one) => [one.Bundle?.BundleId, one]));
    expect(states.has("bundle2022_gen_02")).toBe(false);
    expect(states.get("bundle2022_gen_01")).toMatchObject({ ModifyBundleState: "UNAVAILABLE" });
    expect(states.get("bundle2022_gen_01")?.NotSupportModifyMessage).not.toBe("");
    expect(states.get("bundle_starter_mc_lg4_02")?.ModifyBundleState).toBe("SOLD_OUT");
    const offer = states.get("bundle_ent_01");
    expect(offer).toMatchObject({ ModifyBundleState: "AVAILABLE", NotSupportModifyMessage: "" });
    expect(offer?.ModifyPrice?.InstancePrice?.OriginalPrice).toBeGreaterThan(170);

    await client.ModifyInstancesBundle({ InstanceIds: [id], BundleId: "bundle_ent_01" });
    expect(await instance(cloud, id)).toMatchObject({
      InstanceState: "STOPPING",
      BundleId: "bundle2022_gen_02",
      LatestOperation: "ModifyInstancesBundle",
    });
    cloud.clock.advance(3000);
    const after = await instance(cloud, id);
    expect(after).toMatchObject({
      InstanceState: "RUNNING",
      LatestOperationState: "SUCCESS",
      BundleId: "bundle_ent_01",
      CPU: 4,
      Memory: 8,
      SystemDisk: { DiskSize: 100, DiskId: before?.SystemDisk?.DiskId },
      InternetAccessible: { InternetMaxBandwidthOut: 10 },
      ExpiredTime: before?.ExpiredTime,
      PublicAddresses: before?.PublicAddresses,
    });
    expect((await disk(cloud, after?.SystemDisk?.DiskId ?? ""))?.DiskSize).toBe(100);
    const { InstanceTrafficPackageSet } = await client.DescribeInstancesTrafficPackages({});
    expect(InstanceTrafficPackageSet?.[0]?.TrafficPackageSet?.[0]?.TrafficPackageTotal).toBe(1500 * 1024 ** 3);
  });

  test("is refused for all instances of a call", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [small, large] = [await bought(cloud), await bought(cloud, { BundleId: "bundle_ent_01" })];
    const change = (more: object) =>
      codeOf(client.ModifyInstancesBundle({ InstanceIds: [small], BundleId: "bundle2022_gen_06", ...more }));
    const lower = "OperationDenied.BundleNotSupportModify";
    const unfit = "InvalidParameterValue.NotSupportModifyInstanceBundleType";
    expect(await change({ BundleId: "bundle_none" })).toBe("InvalidParameter.BundleIdNotFound");
    expect(await change({ InstanceIds: [small, large] })).toBe(lower);
    expect(await change({ BundleId: "bundle2022_gen_01" })).toBe(lower);
    expect(await change({ BundleId: "bundle_starter_mc_lg4_02" })).toBe(lower);
    expect(await change({ BundleId: "bundle2022_gen_lin_06" })).toBe(unfit);
    expect(await change({ BundleId: "bundle_gen_04" })).toBe(unfit);
    expect(await change({ BundleId: "bundle_game_mc_gen_04" })).toBe(unfit);
    expect(await change({ InstanceIds: [small, small] })).toBe("InvalidParameterValue.Duplicated");
    expect(await change({ InstanceIds: ["lhins-1"] })).toBe("InvalidParameterValue.InstanceIdMalformed");
    const many = Array.from({ length: 16 }, (_, index) => `lhins-${String(index).padStart(8, "0")}`);
    expect(await change({ InstanceIds: many })).toBe("InvalidParameterValue.LimitExceeded");
    expect(await change({ InstanceIds: [small, "lhins-00000000"] })).toBe("ResourceNotFound.InstanceIdNotFound");
    const { InstanceIdSet: [young = ""] = [] } = await client.CreateInstances(order);
    expect(await change({ InstanceIds: [small, young] })).toBe("OperationDenied.InstanceCreating");
    cloud.clock.advance(1000);
    await client.RebootInstances({ InstanceIds: [small] });
    expect(await change({})).toBe("OperationDenied.InstanceOperationInProgress");
    cloud.clock.advance(1000);
    expect(await instance(cloud, small)).toMatchObject({
      BundleId: order.BundleId,
      LatestOperation: "RebootInstances",
    });
    await client.IsolateInstances({ InstanceIds: [small] });
    cloud.clock.advance(2000);
    const state = "UnsupportedOperation.InvalidInstanceState";
    expect(await change({})).toBe(state);
    expect(await codeOf(client.DescribeModifyInstanceBundles({ InstanceId: small }))).toBe(state);
    const stranger = cloud.lighthouse(key(2));
    expect(await codeOf(stranger.ModifyInstancesBundle({ InstanceIds: [large], BundleId: "bundle_ent_02" }))).toBe(
      "ResourceNotFound.InstanceIdNotFound",
    );
    expect(await codeOf(stranger.DescribeModifyInstanceBundles({ InstanceId: large }))).toBe(
      "ResourceNotFound.InstanceIdNotFound",
    );
  });

  test("takes from the quota of the new kind", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await bought(cloud, { BundleId: "bundle_starter_mc_med2_01" });
    const { GeneralResourceQuotaSet } = await client.DescribeGeneralResourceQuotas({
      ResourceNames: ["GENERAL_BUNDLE_INSTANCE"],
    });
    const left = GeneralResourceQuotaSet?.[0]?.ResourceQuotaAvailable ?? 0;
    for (let bought = 0; bought < left; bought += 30) {
      await client.CreateInstances({ ...order, InstanceCount: Math.min(30, left - bought) });
    }
    cloud.clock.advance(1000);
    const change = { InstanceIds: [id], BundleId: "bundle2022_gen_04" };
    expect(await codeOf(client.ModifyInstancesBundle(change))).toBe("FailedOperation.ModifyInstancesBundleFailed");
    expect((await instance(cloud, id))?.LatestOperation).toBe("CreateInstances");
  });

  test("takes its place from the call on, so that nobody else has it at the end", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const left = async (kind: string) => {
      const request = { ResourceNames: [`${kind}_BUNDLE_INSTANCE`] };
      return (await client.DescribeGeneralResourceQuotas(request)).GeneralResourceQuotaSet?.[0]?.ResourceQuotaAvailable;
    };
    const BundleId = "bundle_starter_mc_med2_01";
    const [first, second] = [await bought(cloud, { BundleId }), await bought(cloud, { BundleId })];
    await client.CreateInstances({ ...order, InstanceCount: 29 });
    await client.CreateInstances({ ...order, InstanceCount: 20 });
    cloud.clock.advance(1000);
    expect([await left("GENERAL"), await left("STARTER")]).toEqual([1, 18]);
    const change = (id: string) => client.ModifyInstancesBundle({ InstanceIds: [id], BundleId: "bundle2022_gen_04" });
    await change(first);
    // The old place is free when the instance has left it.
    expect([await left("GENERAL"), await left("STARTER")]).toEqual([0, 18]);
    expect(await codeOf(change(second))).toBe("FailedOperation.ModifyInstancesBundleFailed");
    expect(await codeOf(client.CreateInstances(order))).toBe("LimitExceeded.InstanceQuotaLimitExceeded");
    cloud.clock.advance(2000);
    expect([await left("GENERAL"), await left("STARTER")]).toEqual([0, 19]);
  });
});

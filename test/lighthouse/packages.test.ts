import { describe, expect, test } from "bun:test";
import { bundles } from "#services/lighthouse/package/catalogue.ts";
import { instanceCost, upgradeCost } from "#services/lighthouse/package/prices.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought, instance, order } from "./bought.ts";
import { attached, boughtDisk, disk } from "./disks.ts";

const overseas = "na-siliconvalley";
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
  ])(
    "%i months of %i instances cost %d, which the discount of %i percent reduces to %d",
    (months, count, original, discount, discounted) => {
      const unit = 60;
      const cost = { unit, original, discount, discounted };
      expect(instanceCost(bundle("bundle2022_gen_02"), months, count, home)).toEqual(cost);
    },
  );

  test("are in dollars outside the mainland, where only the larger bundles have period discounts", () => {
    expect(instanceCost(bundle("bundle2022_gen_lin_01"), 12, 1, overseas)).toMatchObject({ unit: 4.7, discount: 100 });
    expect(instanceCost(bundle("bundle2022_gen_lin_05"), 12, 1, overseas)).toMatchObject({ unit: 14.7, discount: 85 });
  });

  test("of a bundle change are the price difference for the remaining days", () => {
    // 20 of 365/12 days, as in the published example: 30 yuan more a month cost 19.73.
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

describe("DescribeBundles", () => {
  test("lists the bundles of the region by priority and price", async () => {
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
    const { BundleSet: overseasBundles = [] } = await cloud
      .lighthouse(key(1), overseas)
      .DescribeBundles({ Limit: 100 });
    expect(overseasBundles[0]?.Price?.InstancePrice?.Currency).toBe("USD");
    expect(overseasBundles.some((one) => BundleSet.some((other) => other.BundleId === one.BundleId))).toBe(false);
  });

  test("selects bundles by ids and filters, including bundles that are no longer sold", async () => {
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
    ["a repeated id", { BundleIds: ["bundle_ent_01", "bundle_ent_01"] }, "InvalidParameterValue.Duplicated"],
    [
      "more than 100 ids",
      { BundleIds: Array.from({ length: 101 }, (_, n) => `b${n}`) },
      "InvalidParameterValue.LimitExceeded",
    ],
    [
      "ids together with filters",
      { BundleIds: ["bundle_ent_01"], Filters: [{ Name: "bundle-id", Values: ["x"] }] },
      "InvalidParameter.ParameterConflict",
    ],
    [
      "an unknown filter",
      { Filters: [{ Name: "x", Values: ["x"] }] },
      "InvalidParameter.InvalidFilterNotSupportedName",
    ],
    [
      "an unknown platform",
      { Filters: [{ Name: "support-platform-type", Values: ["OS2"] }] },
      "InvalidParameterValue.InvalidBlueprintPlatformType",
    ],
    [
      "more than five filter values",
      { Filters: [{ Name: "bundle-id", Values: ["1", "2", "3", "4", "5", "6"] }] },
      "InvalidParameter.FilterValueLimitExceeded",
    ],
    ["a zone of another region", { Zones: ["ap-beijing-3"] }, "InvalidParameterValue.InvalidZone"],
    ["a negative offset", { Offset: -1 }, "InvalidParameterValue.Negative"],
    ["a page of more than 100 entries", { Limit: 101 }, "InvalidParameterValue.OutOfRange"],
  ];
  test.each(refusals)("rejects %s", async (_, input, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().DescribeBundles(input))).toBe(code);
  });
});

describe("DescribeBundleDiscount", () => {
  test("lists the discount of each period", async () => {
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

describe("a price inquiry", () => {
  test("for new instances agrees with the listed prices", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const request = { BundleId: "bundle2022_gen_02", InstanceChargePrepaid: { Period: 12 }, InstanceCount: 2 };
    expect((await client.InquirePriceCreateInstances(request)).Price?.InstancePrice).toMatchObject({
      OriginalBundlePrice: 60,
      OriginalPrice: 1440,
      Discount: 85,
      DiscountPrice: 1224,
      Currency: "CNY",
    });
    const codeWith = (more: object) => codeOf(client.InquirePriceCreateInstances({ ...request, ...more }));
    const gameBundle = { BundleId: "bundle_game_mc_gen_03" };
    expect(await codeWith({ InstanceCount: 31 })).toBe("InvalidParameterValue");
    expect(await codeWith({ InstanceChargePrepaid: { Period: 13 } })).toBe("InvalidParameterValue");
    expect(await codeWith({ BundleId: "bundle_none" })).toBe("InvalidParameter.BundleIdNotFound");
    expect(await codeWith({ BundleId: "bundle_gen_01" })).toBe("ResourceUnavailable.BundleUnavailable");
    expect(await codeWith({ BlueprintId: "lhbp-1" })).toBe("InvalidParameterValue.BlueprintIdMalformed");
    expect(await codeWith({ BlueprintId: "lhbp-00000000" })).toBe("ResourceNotFound.BlueprintIdNotFound");
    expect(await codeWith({ BlueprintId: "lhbp-5e8807sc" })).toBe("InvalidParameterValue.InvalidBlueprintId");
    expect(await codeWith(gameBundle)).toBe("MissingParameter.BundleMissingParameterBlueprintId");
    expect(await codeWith({ ...gameBundle, BlueprintId: order.BlueprintId })).toBe(
      "InvalidParameterValue.InvalidBundleBlueprintCombination",
    );
    const gamePrice = await client.InquirePriceCreateInstances({
      ...request,
      ...gameBundle,
      BlueprintId: "lhbp-5e886mc4",
    });
    expect(gamePrice.Price?.InstancePrice?.OriginalBundlePrice).toBe(80);
  });

  test("for renewals adds up instances and disks", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [one, two] = [await bought(cloud), await bought(cloud, { BundleId: "bundle2022_gen_02" })];
    const request = { InstanceIds: [two, one], InstanceChargePrepaid: { Period: 6 } };
    const none = await codeOf(client.InquirePriceRenewInstances({ ...request, RenewDataDisk: true }));
    expect(none).toBe("ResourceNotFound.InstanceDataDiskNotFound");
    const extra = await boughtDisk(cloud);
    await attached(cloud, extra, one);
    const plain = await client.InquirePriceRenewInstances(request);
    expect(plain).toMatchObject({
      Price: { InstancePrice: { OriginalBundlePrice: 60, OriginalPrice: 360, Discount: 88, DiscountPrice: 316.8 } },
      DataDiskPriceSet: [],
      InstancePriceDetailSet: [{ InstanceId: two }, { InstanceId: one, InstancePrice: { OriginalPrice: 300 } }],
      TotalPrice: { OriginalPrice: 660, DiscountPrice: 580.8 },
    });
    expect(plain.InstancePriceDetailSet?.[0]?.DiscountDetail).toHaveLength(14);
    // 20 GB at 0.35 yuan.
    const both = await client.InquirePriceRenewInstances({ ...request, RenewDataDisk: true });
    expect(both).toMatchObject({
      DataDiskPriceSet: [
        { DiskId: extra, InstanceId: one, OriginalDiskPrice: 7, OriginalPrice: 42, Discount: 88, DiscountPrice: 36.96 },
      ],
      TotalPrice: { OriginalPrice: 702, DiscountPrice: 617.76 },
    });
    await client.RenewInstances({ InstanceIds: [one], InstanceChargePrepaid: { Period: 6 }, RenewDataDisk: false });
    cloud.clock.advance(1000);
    // The disk expires twelve months and a few seconds before its renewed instance.
    const aligned = await client.InquirePriceRenewInstances({
      ...request,
      RenewDataDisk: true,
      AlignInstanceExpiredTime: true,
    });
    expect(aligned.DataDiskPriceSet?.[0]?.OriginalPrice).toBeCloseTo(84, 0);

    const codeWith = (more: object) => codeOf(client.InquirePriceRenewInstances({ ...request, ...more }));
    expect(await codeWith({ InstanceChargePrepaid: { Period: 60 } })).toBe("InvalidParameterValue");
    expect(await codeWith({ InstanceIds: [one, "lhins-00000000"] })).toBe("ResourceNotFound.InstanceIdNotFound");
    expect(await codeWith({ InstanceIds: [one, one] })).toBe("InvalidParameterValue.Duplicated");
    expect(await codeWith({ InstanceIds: ["lhins-1"] })).toBe("InvalidParameterValue.InstanceIdMalformed");
    const many = Array.from({ length: 51 }, (_, index) => `lhins-${String(index).padStart(8, "0")}`);
    expect(await codeWith({ InstanceIds: many })).toBe("InvalidParameterValue.LimitExceeded");
    expect(await codeOf(cloud.lighthouse(key(2)).InquirePriceRenewInstances(request))).toBe(
      "ResourceNotFound.InstanceIdNotFound",
    );
  });
});

describe("ModifyInstancesBundle", () => {
  test("stops the instance and moves it to a larger bundle that DescribeModifyInstanceBundles offers", async () => {
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

  test("changes no instance if one of them is rejected", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [small, large] = [await bought(cloud), await bought(cloud, { BundleId: "bundle_ent_01" })];
    const change = (more: object) =>
      codeOf(client.ModifyInstancesBundle({ InstanceIds: [small], BundleId: "bundle2022_gen_06", ...more }));
    const notModifiable = "OperationDenied.BundleNotSupportModify";
    const wrongType = "InvalidParameterValue.NotSupportModifyInstanceBundleType";
    expect(await change({ BundleId: "bundle_none" })).toBe("InvalidParameter.BundleIdNotFound");
    expect(await change({ InstanceIds: [small, large] })).toBe(notModifiable);
    expect(await change({ BundleId: "bundle2022_gen_01" })).toBe(notModifiable);
    expect(await change({ BundleId: "bundle_starter_mc_lg4_02" })).toBe(notModifiable);
    expect(await change({ BundleId: "bundle2022_gen_lin_06" })).toBe(wrongType);
    expect(await change({ BundleId: "bundle_gen_04" })).toBe(wrongType);
    expect(await change({ BundleId: "bundle_game_mc_gen_04" })).toBe(wrongType);
    expect(await change({ InstanceIds: [small, small] })).toBe("InvalidParameterValue.Duplicated");
    expect(await change({ InstanceIds: ["lhins-1"] })).toBe("InvalidParameterValue.InstanceIdMalformed");
    const many = Array.from({ length: 16 }, (_, index) => `lhins-${String(index).padStart(8, "0")}`);
    expect(await change({ InstanceIds: many })).toBe("InvalidParameterValue.LimitExceeded");
    expect(await change({ InstanceIds: [small, "lhins-00000000"] })).toBe("ResourceNotFound.InstanceIdNotFound");
    const { InstanceIdSet: [creating = ""] = [] } = await client.CreateInstances(order);
    expect(await change({ InstanceIds: [small, creating] })).toBe("OperationDenied.InstanceCreating");
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
    const wrongState = "UnsupportedOperation.InvalidInstanceState";
    expect(await change({})).toBe(wrongState);
    expect(await codeOf(client.DescribeModifyInstanceBundles({ InstanceId: small }))).toBe(wrongState);
    const otherAccount = cloud.lighthouse(key(2));
    expect(await codeOf(otherAccount.ModifyInstancesBundle({ InstanceIds: [large], BundleId: "bundle_ent_02" }))).toBe(
      "ResourceNotFound.InstanceIdNotFound",
    );
    expect(await codeOf(otherAccount.DescribeModifyInstanceBundles({ InstanceId: large }))).toBe(
      "ResourceNotFound.InstanceIdNotFound",
    );
  });

  test("fails if the quota of the new bundle type is exhausted", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await bought(cloud, { BundleId: "bundle_starter_mc_med2_01" });
    const { GeneralResourceQuotaSet } = await client.DescribeGeneralResourceQuotas({
      ResourceNames: ["GENERAL_BUNDLE_INSTANCE"],
    });
    const available = GeneralResourceQuotaSet?.[0]?.ResourceQuotaAvailable ?? 0;
    for (let created = 0; created < available; created += 30) {
      await client.CreateInstances({ ...order, InstanceCount: Math.min(30, available - created) });
    }
    cloud.clock.advance(1000);
    const change = { InstanceIds: [id], BundleId: "bundle2022_gen_04" };
    expect(await codeOf(client.ModifyInstancesBundle(change))).toBe("FailedOperation.ModifyInstancesBundleFailed");
    expect((await instance(cloud, id))?.LatestOperation).toBe("CreateInstances");
  });

  test("reserves quota of the new bundle type as soon as the call is accepted", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const available = async (kind: string) => {
      const request = { ResourceNames: [`${kind}_BUNDLE_INSTANCE`] };
      return (await client.DescribeGeneralResourceQuotas(request)).GeneralResourceQuotaSet?.[0]?.ResourceQuotaAvailable;
    };
    const BundleId = "bundle_starter_mc_med2_01";
    const [first, second] = [await bought(cloud, { BundleId }), await bought(cloud, { BundleId })];
    await client.CreateInstances({ ...order, InstanceCount: 29 });
    await client.CreateInstances({ ...order, InstanceCount: 20 });
    cloud.clock.advance(1000);
    expect([await available("GENERAL"), await available("STARTER")]).toEqual([1, 18]);
    const change = (id: string) => client.ModifyInstancesBundle({ InstanceIds: [id], BundleId: "bundle2022_gen_04" });
    await change(first);
    // The old quota is released only when the change finishes.
    expect([await available("GENERAL"), await available("STARTER")]).toEqual([0, 18]);
    expect(await codeOf(change(second))).toBe("FailedOperation.ModifyInstancesBundleFailed");
    expect(await codeOf(client.CreateInstances(order))).toBe("LimitExceeded.InstanceQuotaLimitExceeded");
    cloud.clock.advance(2000);
    expect([await available("GENERAL"), await available("STARTER")]).toEqual([0, 19]);
  });
});

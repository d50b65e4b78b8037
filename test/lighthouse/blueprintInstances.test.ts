import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { createdBlueprint, publicBlueprint, sharedBlueprint, unknownBlueprint } from "./blueprints.ts";
import { bought, instance } from "./bought.ts";

const game = { BundleId: "bundle_game_mc_gen_03", BlueprintId: "lhbp-5e886mc4" };
const panel = "lhbp-lf6jlx98";
const windows = "lhbp-qsnqug45";

describe("DescribeBlueprintInstances", () => {
  test("returns the instance's blueprint and its software", async () => {
    await using cloud = await TestCloud.start();
    const call = async (InstanceId: string) =>
      (await cloud.lighthouse().DescribeBlueprintInstances({ InstanceIds: [InstanceId] })).BlueprintInstanceSet;
    const plain = await bought(cloud);
    expect(await call(plain)).toMatchObject([
      { InstanceId: plain, Blueprint: { BlueprintId: publicBlueprint }, SoftwareSet: [] },
    ]);
    const withPanel = await bought(cloud, { BlueprintId: panel });
    const [address] = (await instance(cloud, withPanel))?.PublicAddresses ?? [];
    const [{ Blueprint, SoftwareSet } = {}] = (await call(withPanel)) ?? [];
    expect(Blueprint?.BlueprintId).toBe(panel);
    expect(SoftwareSet).toMatchObject([{ Name: "宝塔Linux面板", InstallDir: "/www" }]);
    expect(SoftwareSet?.[0]?.DetailSet?.map((detail) => detail.Key)).toEqual([
      "BTPanelIndexUrl",
      "BTPanelPort",
      "BTPanelCredential",
    ]);
    expect(SoftwareSet?.[0]?.DetailSet?.[0]?.Value).toBe(`http://${address}:8888/tencentcloud`);
    const InstanceId = withPanel;
    const copy = await bought(cloud, { BlueprintId: await createdBlueprint(cloud, { InstanceId }) });
    expect(await call(copy)).toMatchObject([{ Blueprint: { BlueprintType: "PRIVATE" }, SoftwareSet: [] }]);
  });

  test("omits a deleted blueprint", async () => {
    await using cloud = await TestCloud.start();
    const id = await createdBlueprint(cloud);
    const InstanceIds = [await bought(cloud, { BlueprintId: id })];
    await cloud.lighthouse().DeleteBlueprints({ BlueprintIds: [id] });
    cloud.clock.advance(1000);
    const response = await cloud.lighthouse().DescribeBlueprintInstances({ InstanceIds });
    expect(response).toMatchObject({ TotalCount: 0, BlueprintInstanceSet: [] });
  });

  test("rejects several ids, unknown instances and instances of other accounts", async () => {
    await using cloud = await TestCloud.start();
    const id = await bought(cloud);
    const call = (InstanceIds: string[], credential = key(1)) =>
      codeOf(cloud.lighthouse(credential).DescribeBlueprintInstances({ InstanceIds }));
    expect(await call([id], key(2))).toBe("ResourceNotFound");
    expect(await call(["lhins-00000000"])).toBe("ResourceNotFound");
    expect(await call(["x"])).toBe("InvalidParameterValue.InstanceIdMalformed");
    expect(await call([id, "lhins-00000000"])).toBe("InvalidParameterValue.LimitExceeded");
  });
});

describe("DescribeResetInstanceBlueprints", () => {
  const resettable = async (cloud: TestCloud, InstanceId: string, region?: string, more: object = { Limit: 100 }) => {
    const response = await cloud.lighthouse(key(1), region).DescribeResetInstanceBlueprints({ InstanceId, ...more });
    const rows = response.ResetInstanceBlueprintSet ?? [];
    return new Map(
      rows.map((row) => [row.BlueprintInfo?.BlueprintId ?? "", row.NonResettableMessage || row.IsResettable]),
    );
  };

  test("checks disk size, memory, operating system and image state", async () => {
    await using cloud = await TestCloud.start();
    const id = await bought(cloud, { BundleId: "bundle_rs_mc_med1_02" });
    const own = await createdBlueprint(cloud, { InstanceId: id });
    const all = await resettable(cloud, id);
    expect(all.get(publicBlueprint)).toBe(true);
    expect(all.get(own)).toBe(true);
    expect(all.get(windows)).toBe("The bundle of the instance does not support this operating system.");
    await cloud.lighthouse().SyncBlueprint({ BlueprintId: own, DestinationRegions: ["ap-beijing"] });
    expect((await resettable(cloud, id)).get(own)).toBe("The image is not available in its current state.");
    expect(all.has(game.BlueprintId)).toBe(false);
    // In the database: no call shrinks a system disk or changes the memory that an image requires.
    await cloud.cloud.db.updateTable("disks").set({ size: 10 }).execute();
    expect((await resettable(cloud, id)).get(publicBlueprint)).toBe(
      "The image requires a larger system disk than the instance has.",
    );
    await cloud.cloud.db.updateTable("disks").set({ size: 40 }).execute();
    await cloud.cloud.db.updateTable("blueprints").set({ memory: 4 }).where("id", "=", own).execute();
    expect((await resettable(cloud, id)).get(own)).toBe("The image requires more memory than the instance has.");
  });

  test("separates Linux and Windows only outside mainland China", async () => {
    await using cloud = await TestCloud.start();
    const here = await bought(cloud);
    expect((await resettable(cloud, here)).get(windows)).toBe(true);
    const abroad = cloud.lighthouse(key(1), "ap-hongkong");
    const { InstanceIdSet = [] } = await abroad.CreateInstances({
      BundleId: "bundle_starter_nmc_lin_med2_01",
      BlueprintId: publicBlueprint,
      InstanceChargePrepaid: { Period: 1 },
    });
    const there = await resettable(cloud, InstanceIdSet[0] ?? "", "ap-hongkong");
    expect(there.get(publicBlueprint)).toBe(true);
    expect([...there.values()]).toContain(
      "Outside mainland China, an instance cannot change between Linux and Windows.",
    );
  });

  test("offers a game instance only its own game", async () => {
    await using cloud = await TestCloud.start();
    const id = await bought(cloud, game);
    expect([...(await resettable(cloud, id))]).toEqual([[game.BlueprintId, true]]);
    const Filters = [{ Name: "blueprint-type", Values: ["APP_OS"] }];
    expect(await codeOf(resettable(cloud, id, undefined, { Filters }))).toBe(
      "InvalidParameter.InstanceDisplayAreaNotSupportParameter",
    );
  });

  test("filters and pages the blueprints, and rejects invalid filters and pages", async () => {
    await using cloud = await TestCloud.start();
    const id = await bought(cloud);
    const ids = async (more: object) => [...(await resettable(cloud, id, undefined, more)).keys()];
    const by = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });
    expect(await ids(by("blueprint-id", publicBlueprint))).toEqual([publicBlueprint]);
    expect(await ids(by("blueprint-type", "SHARED"))).toEqual([sharedBlueprint]);
    const all = await ids({ Limit: 100 });
    expect(await ids({ Offset: 1, Limit: 2 })).toEqual(all.slice(1, 3));
    const codeWith = async (more: object) => codeOf(ids(more));
    expect(await codeWith(by("blueprint-type", "X"))).toBe("InvalidParameterValue.InvalidBlueprintType");
    expect(await codeWith(by("platform-type", "X"))).toBe("InvalidParameterValue.InvalidBlueprintPlatformType");
    expect(await codeWith(by("blueprint-state", "X"))).toBe("InvalidParameterValue.InvalidBlueprintState");
    expect(await codeWith(by("scene-id", "X"))).toBe("InvalidParameter.InvalidFilterNotSupportedName");
    expect(await codeWith(by("blueprint-id", ..."abcdef"))).toBe("InvalidParameter.FilterValueLimitExceeded");
    const many = Array.from({ length: 11 }, () => ({ Name: "blueprint-id", Values: ["x"] }));
    expect(await codeWith({ Filters: many })).toBe("InvalidParameterValue.LimitExceeded");
    expect(await codeWith({ Offset: -1 })).toBe("InvalidParameterValue.Negative");
    expect(await codeWith({ Limit: 101 })).toBe("InvalidParameterValue.OutOfRange");
  });

  test("rejects malformed ids and instances of other accounts", async () => {
    await using cloud = await TestCloud.start();
    const InstanceId = await bought(cloud);
    const call = (id: string, credential = key(1)) =>
      codeOf(cloud.lighthouse(credential).DescribeResetInstanceBlueprints({ InstanceId: id }));
    expect(await call(InstanceId, key(2))).toBe("ResourceNotFound.InstanceIdNotFound");
    expect(await call("x")).toBe("InvalidParameterValue.InstanceIdMalformed");
  });
});

describe("DescribeBlueprintBundles", () => {
  test("lists the bundles that can run the game", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const { BlueprintBundleSet = [], TotalCount } = await client.DescribeBlueprintBundles({
      BlueprintId: game.BlueprintId,
    });
    expect(TotalCount).toBe(2);
    expect(BlueprintBundleSet[0]).toMatchObject({
      BundleId: "bundle_game_mc_gen_03",
      BundleType: "GAME_PORTAL_BUNDLE",
      BundleTypePriority: 110,
      SupportSlot: 4,
      Price: { InstancePrice: { Currency: "CNY", OriginalBundlePrice: 80, DiscountPrice: 80 } },
    });
    const BundleIds = ["bundle_game_mc_gen_04", "bundle2022_gen_01"];
    const some = await client.DescribeBlueprintBundles({ BlueprintId: game.BlueprintId, BundleIds });
    expect(some.BlueprintBundleSet?.map((one) => one.BundleId)).toEqual(["bundle_game_mc_gen_04"]);
    const page = await client.DescribeBlueprintBundles({ BlueprintId: game.BlueprintId, Offset: 1 });
    expect(page.BlueprintBundleSet).toEqual(BlueprintBundleSet.slice(1));
  });

  test("rejects other images and unknown bundles", async () => {
    await using cloud = await TestCloud.start();
    const call = (BlueprintId: string, more: object = {}, region?: string) =>
      codeOf(cloud.lighthouse(key(1), region).DescribeBlueprintBundles({ BlueprintId, ...more }));
    expect(await call(publicBlueprint)).toBe("InvalidParameterValue.InvalidBlueprintType");
    expect(await call(unknownBlueprint)).toBe("ResourceNotFound.BlueprintNotFound");
    expect(await call(game.BlueprintId, {}, "ap-hongkong")).toBe("ResourceNotFound.BlueprintNotFound");
    expect(await call(game.BlueprintId, { BundleIds: ["x"] })).toBe("InvalidParameterValue.InvalidBundle");
  });
});

test("InquirePriceCreateBlueprint returns the hourly price of images", async () => {
  await using cloud = await TestCloud.start();
  const price = async (more: object) => (await cloud.lighthouse().InquirePriceCreateBlueprint(more)).BlueprintPrice;
  const of = (total: number) => ({
    OriginalBlueprintPrice: 0.008,
    OriginalPrice: total,
    Discount: 100,
    DiscountPrice: total,
  });
  expect(await price({ BlueprintCount: 5 })).toEqual(of(0.04));
  expect(await price({ BlueprintCount: 3 })).toEqual(of(0.024));
  expect(await price({})).toEqual(of(0.008));
  expect(await codeOf(price({ BlueprintCount: 0 }))).toBe("InvalidParameterValue");
});

import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { publicBlueprints } from "#services/lighthouse/image/catalogue.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { account, cloudOf, image } from "../world/worlds.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

type Request = Parameters<ReturnType<TestCloud["lighthouse"]>["DescribeBlueprints"]>[0];

async function list(request: Request, client = cloud.lighthouse()) {
  const { BlueprintSet, TotalCount } = await client.DescribeBlueprints(request);
  return { ids: (BlueprintSet ?? []).map((one) => one.BlueprintId), total: TotalCount };
}
const filtered = (...filters: [name: string, ...values: string[]][]) =>
  list({ Limit: 100, Filters: filters.map(([Name, ...Values]) => ({ Name, Values })) });
const publicIn = (area: "mainland" | "non_mainland") =>
  publicBlueprints.filter((one) => one.area === undefined || one.area === area).map((one) => one.id);

describe("DescribeBlueprints", () => {
  test("lists public blueprints in catalogue order, then shared blueprints", async () => {
    const all = [...publicIn("mainland"), "lhbp-su83x02b"];
    expect(await list({ Limit: 100 })).toEqual({ ids: all, total: all.length });
    expect(await list({})).toEqual({ ids: all.slice(0, 20), total: all.length });
  });
  test("lists different blueprints inside and outside mainland China", async () => {
    const abroad = await list({ Limit: 100 }, cloud.lighthouse(key(1), "ap-hongkong"));
    expect(abroad.ids).toEqual(publicIn("non_mainland"));
    expect(publicIn("mainland")).not.toEqual(publicIn("non_mainland"));
    expect((await list({ Limit: 100 }, cloud.lighthouse(key(1), "ap-shanghai"))).ids).toEqual(publicIn("mainland"));
  });
  test("lists public blueprints for accounts without a usable role", async () => {
    for (const number of [3, 4, 5]) {
      expect((await list({ Limit: 100 }, cloud.lighthouse(key(number)))).ids).toEqual(publicIn("mainland"));
    }
  });
  test("lists shared blueprints newest first", async () => {
    const images = ["2021", "2024", "2023"].map((year, n) =>
      image(`img-shared0${n}`, { sharedToLighthouse: `lhbp-shared0${n}`, created: `${year}-01-01T00:00:00Z` }),
    );
    await using many = await cloudOf({ images });
    const { ids } = await list({ Filters: [{ Name: "blueprint-type", Values: ["SHARED"] }] }, many.lighthouse());
    expect(ids).toEqual(["lhbp-shared01", "lhbp-shared02", "lhbp-shared00"]);
  });
  test("returns every blueprint with all published fields", async () => {
    const { BlueprintSet } = await cloud.lighthouse().DescribeBlueprints({ Limit: 100 });
    for (const one of BlueprintSet ?? []) {
      expect(Object.keys(one)).toHaveLength(22);
      expect(one.PlatformType).toBe(one.Platform === "WINDOWS" ? "WINDOWS" : "LINUX_UNIX");
    }
  });
});

describe("BlueprintIds, Offset and Limit", () => {
  test("BlueprintIds restrict the list and unknown ids are ignored", async () => {
    const BlueprintIds = ["lhbp-su83x02b", "lhbp-00000000", "lhbp-qnuz61zs"];
    expect(await list({ BlueprintIds })).toEqual({ ids: ["lhbp-qnuz61zs", "lhbp-su83x02b"], total: 2 });
    expect(await list({ BlueprintIds }, cloud.lighthouse(key(2)))).toEqual({ ids: ["lhbp-qnuz61zs"], total: 1 });
    expect((await list({ BlueprintIds: [] })).total).toBe(publicIn("mainland").length + 1);
  });
  test.each([1, 7, 20, 100])("pages of %d contain every blueprint once", async (Limit) => {
    const { ids: all, total } = await list({ Limit: 100 });
    const listed: (string | undefined)[] = [];
    for (let Offset = 0; Offset < all.length; Offset += Limit) {
      const page = await list({ Offset, Limit });
      expect(page.total).toBe(total);
      listed.push(...page.ids);
    }
    expect(listed).toEqual(all);
    expect(await list({ Offset: 1000 })).toEqual({ ids: [], total });
  });
});

describe("Filters", () => {
  const publicIds = (test: (one: (typeof publicBlueprints)[number]) => boolean) =>
    publicBlueprints.filter((one) => one.area !== "non_mainland" && test(one)).map((one) => one.id);

  test("blueprint-id and blueprint-name match exact values", async () => {
    expect((await filtered(["blueprint-id", "lhbp-su83x02b", "lhbp-qnuz61zs"])).ids).toEqual([
      "lhbp-qnuz61zs",
      "lhbp-su83x02b",
    ]);
    expect((await filtered(["blueprint-name", "ubuntu22"])).ids).toEqual(["lhbp-qnuz61zs"]);
    expect((await filtered(["blueprint-name", "ubuntu"])).ids).toEqual([]);
    expect((await filtered(["blueprint-name", "shared-already"])).ids).toEqual(["lhbp-su83x02b"]);
  });
  test.each(["PURE_OS", "APP_OS", "DOCKER", "GAME_PORTAL"] as const)(
    "blueprint-type %s matches the public blueprints of that type",
    async (kind) => {
      expect((await filtered(["blueprint-type", kind])).ids).toEqual(publicIds((one) => one.kind === kind));
    },
  );
  test("blueprint-type matches shared and private blueprints", async () => {
    expect((await filtered(["blueprint-type", "SHARED"])).ids).toEqual(["lhbp-su83x02b"]);
    expect((await filtered(["blueprint-type", "PRIVATE"])).ids).toEqual([]);
    expect((await filtered(["blueprint-type", "PRIVATE", "SHARED"])).ids).toEqual(["lhbp-su83x02b"]);
  });
  test("platform-type matches the blueprints of a platform", async () => {
    const windows = publicIds((one) => one.platform === "WINDOWS");
    expect(windows.length).toBeGreaterThan(0);
    expect((await filtered(["platform-type", "WINDOWS"])).ids).toEqual(windows);
    expect((await filtered(["platform-type", "LINUX_UNIX"])).ids).toEqual([
      ...publicIds((one) => one.platform !== "WINDOWS"),
      "lhbp-su83x02b",
    ]);
  });
  test("blueprint-state matches the blueprints in a state", async () => {
    expect((await filtered(["blueprint-state", "OFFLINE"])).ids).toEqual(publicIds((one) => one.state === "OFFLINE"));
    expect((await filtered(["blueprint-state", "NORMAL"], ["blueprint-type", "SHARED"])).ids).toEqual([
      "lhbp-su83x02b",
    ]);
    expect((await filtered(["blueprint-state", "CREATING"])).ids).toEqual([]);
  });
  test("scene-id matches the blueprints of a scene", async () => {
    const scene = publicBlueprints.find((one) => one.scenes?.length)?.scenes?.[0] ?? "lhsc-none";
    expect((await filtered(["scene-id", scene])).ids).toEqual(publicIds((one) => one.scenes?.includes(scene) ?? false));
    expect((await filtered(["scene-id", "lhsc-00000000"])).ids).toEqual([]);
  });
  test("tag filters match no public or shared blueprint", async () => {
    for (const name of ["tag-key", "tag-value", "tag:team"]) expect((await filtered([name, "team"])).ids).toEqual([]);
  });
  test("several filters are joined by AND", async () => {
    expect((await filtered(["blueprint-name", "ubuntu22"], ["platform-type", "WINDOWS"])).ids).toEqual([]);
    expect((await filtered(["blueprint-name", "ubuntu22"], ["platform-type", "LINUX_UNIX"])).ids).toEqual([
      "lhbp-qnuz61zs",
    ]);
  });
});

describe("errors of DescribeBlueprints", () => {
  const filter = (Name: string, ...Values: string[]): Request => ({ Filters: [{ Name, Values }] });
  const hundred = Array.from({ length: 101 }, (_, n) => `lhbp-${String(n).padStart(8, "0")}`);
  test.each<[what: string, request: Request, code: string]>([
    [
      "ids together with filters",
      { BlueprintIds: ["lhbp-su83x02b"], ...filter("blueprint-name", "x") },
      "InvalidParameter.ParameterConflict",
    ],
    ["an unknown filter", filter("image-id", "img-cs2rrmp0"), "InvalidParameter.InvalidFilterNotSupportedName"],
    ["a filter without values", filter("blueprint-id"), "InvalidParameter.InvalidFilterNotSupportedName"],
    ["101 values", filter("blueprint-id", ...hundred), "InvalidParameter.FilterValueLimitExceeded"],
    ["a malformed id", { BlueprintIds: ["lhbp-SU83X02B"] }, "InvalidParameterValue.BlueprintIdMalformed"],
    ["a repeated id", { BlueprintIds: ["lhbp-su83x02b", "lhbp-su83x02b"] }, "InvalidParameterValue.Duplicated"],
    [
      "an unknown platform type",
      filter("platform-type", "MACOS"),
      "InvalidParameterValue.InvalidBlueprintPlatformType",
    ],
    ["an unknown state", filter("blueprint-state", "normal"), "InvalidParameterValue.InvalidBlueprintState"],
    ["an unknown type", filter("blueprint-type", "PURE_OS", "PUBLIC"), "InvalidParameterValue.InvalidBlueprintType"],
    ["101 ids", { BlueprintIds: hundred }, "InvalidParameterValue.LimitExceeded"],
    [
      "eleven filters",
      { Filters: Array(11).fill({ Name: "blueprint-name", Values: ["x"] }) },
      "InvalidParameterValue.LimitExceeded",
    ],
    ["a negative Offset", { Offset: -1 }, "InvalidParameterValue.Negative"],
    ["a negative Limit", { Limit: -5 }, "InvalidParameterValue.Negative"],
    ["a Limit of 0", { Limit: 0 }, "InvalidParameterValue.OutOfRange"],
    ["a Limit of 101", { Limit: 101 }, "InvalidParameterValue.OutOfRange"],
    ["a value of 129 characters", filter("blueprint-name", "x".repeat(129)), "InvalidParameterValue.TooLong"],
  ])("rejects %s", async (_, request, code) => {
    expect(await codeOf(cloud.lighthouse().DescribeBlueprints(request))).toBe(code);
  });
  test("rejects a user without permission", async () => {
    expect(await codeOf(cloud.lighthouse(key(102)).DescribeBlueprints({}))).toBe("UnauthorizedOperation.NoPermission");
    expect((await list({}, cloud.lighthouse(key(101)))).total).toBeGreaterThan(0);
  });
  test("fails if shared images exist but the role is missing or unusable", async () => {
    const images = [image("img-shared01", { sharedToLighthouse: "lhbp-shared01" })];
    const role = { name: "Lighthouse_QCSLinkedRoleInBasic" };
    await using none = await cloudOf({ accounts: [account(1, { roles: [] })], images });
    expect(await codeOf(none.lighthouse().DescribeBlueprints({}))).toBe("ResourceNotFound.RoleNotFound");
    for (const service of ["cvm.cloud.tencent.com", "basic.lighthouse.cloud.tencent.com"]) {
      await using useless = await cloudOf({ accounts: [account(1, { roles: [{ ...role, service }] })], images });
      expect(await codeOf(useless.lighthouse().DescribeBlueprints({}))).toBe(
        "FailedOperation.DescribeBlueprintsFailed",
      );
    }
  });
});

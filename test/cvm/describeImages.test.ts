import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { cvm } from "tencentcloud-sdk-nodejs/tencentcloud/services/cvm/index.js";
import { publicImages } from "#services/cvm/image/catalogue.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { cloudOf, image } from "../world/worlds.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

type Request = Parameters<ReturnType<TestCloud["cvm"]>["DescribeImages"]>[0];

async function list(request: Request, client = cloud.cvm()) {
  const { ImageSet, TotalCount } = await client.DescribeImages(request);
  return { ids: (ImageSet ?? []).map((one) => one.ImageId), total: TotalCount };
}
const filtered = async (...filters: [name: string, ...values: string[]][]) =>
  (await list({ Limit: 100, Filters: filters.map(([Name, ...Values]) => ({ Name, Values })) })).ids;
const platformIds = publicImages.map((one) => one.id);
const own = 10;

describe("DescribeImages", () => {
  test("lists private images newest first, then shared, then public images", async () => {
    const { ids, total } = await list({ Limit: 100 });
    expect(total).toBe(own + 1 + platformIds.length);
    expect(ids.slice(0, 2)).toEqual(["img-xkd784jw", "img-failed01"]);
    expect(ids[own]).toBe("img-quaysrc1");
    expect(ids.slice(own + 1).toSorted()).toEqual(platformIds.toSorted());
  });
  test.each([1, 7, 11, 20, 49])("returns every image exactly once in pages of %d", async (Limit) => {
    const { ids: all, total } = await list({ Limit: 100 });
    const met: (string | undefined)[] = [];
    for (let Offset = 0; Offset < all.length; Offset += Limit) {
      const page = await list({ Offset, Limit });
      expect(page.total).toBe(total);
      met.push(...page.ids);
    }
    expect(met).toEqual(all);
  });
  test("returns all published fields of a private image", async () => {
    const { ImageSet = [] } = await cloud.cvm().DescribeImages({ ImageIds: ["img-whole001"] });
    expect(ImageSet[0]?.SyncPercent).toBeNull();
    expect(ImageSet.map(({ SyncPercent, ...rest }) => rest)).toEqual([
      {
        ImageId: "img-whole001",
        OsName: "Ubuntu Server 22.04 LTS 64bit",
        ImageType: "PRIVATE_IMAGE",
        CreatedTime: "2023-09-01T12:00:00Z",
        ImageName: "database-with-disks",
        ImageDescription: "System disk and two data disks",
        ImageSize: 50,
        Architecture: "x86_64",
        ImageState: "NORMAL",
        Platform: "Ubuntu",
        ImageCreator: "100000000001",
        ImageSource: "CREATE_IMAGE",
        IsSupportCloudinit: true,
        SnapshotSet: [50, 100, 200].map((DiskSize, n) => ({
          SnapshotId: expect.stringMatching(/^snap-[0-9a-z]{8}$/),
          DiskUsage: n === 0 ? "SYSTEM_DISK" : "DATA_DISK",
          DiskSize,
        })),
        Tags: [],
        LicenseType: "TencentCloud",
        ImageFamily: "",
        ImageDeprecated: false,
        CdcCacheStatus: "",
      },
    ]);
  });
  test("names public images in the caller's language", async () => {
    const name = async (language: "zh-CN" | "en-US") => {
      const profile = { language, httpProfile: { endpoint: `127.0.0.1:${cloud.port}`, protocol: "http://" } };
      const client = new cvm.v20170312.Client({ credential: { ...key(1) }, region: "ap-guangzhou", profile });
      const { ImageSet } = await client.DescribeImages({ ImageIds: ["img-487zeit5"] });
      return [ImageSet?.[0]?.ImageName, ImageSet?.[0]?.OsName];
    };
    expect(await name("en-US")).toEqual(Array(2).fill("Ubuntu Server 22.04 LTS 64bit"));
    expect(await name("zh-CN")).toEqual(Array(2).fill("Ubuntu Server 22.04 LTS 64位"));
  });
  test("omits unknown ids and ids of other accounts", async () => {
    const ImageIds = ["img-00000000", "img-quaypriv", "img-sgblog01", "img-quaysrc1", "img-487zeit5", "img-xkd784jw"];
    expect(await list({ ImageIds })).toEqual({ ids: ["img-xkd784jw", "img-quaysrc1", "img-487zeit5"], total: 3 });
    expect(await list({ ImageIds: ["img-quaypriv"] })).toEqual({ ids: [], total: 0 });
    expect((await list({ ImageIds: [] })).total).toBe(own + 1 + platformIds.length);
  });
  test("filters by the images that an instance type can run", async () => {
    expect(await list({ InstanceType: "SR1.MEDIUM2" })).toEqual({ ids: ["img-9a0eg8mt"], total: 1 });
    expect((await list({ InstanceType: "SA5.MEDIUM2" })).total).toBe(own + 1 + platformIds.length - 1);
  });
});

describe("DescribeImages filters", () => {
  test("filters by image-id", async () => {
    expect(await filtered(["image-id", "img-487zeit5", "img-cs2rrmp0"])).toEqual(["img-cs2rrmp0", "img-487zeit5"]);
    expect(await filtered(["image-id", "img-cs2"])).toEqual([]);
  });
  test("filters by image-type", async () => {
    expect(await filtered(["image-type", "PRIVATE_IMAGE"])).toHaveLength(own);
    expect(await filtered(["image-type", "SHARED_IMAGE"])).toEqual(["img-quaysrc1"]);
    expect(await filtered(["image-type", "PUBLIC_IMAGE"])).toHaveLength(platformIds.length);
    expect(await filtered(["image-type", "MARKET_IMAGE"])).toEqual([]);
    expect(await filtered(["image-type", "SHARED_IMAGE", "PRIVATE_IMAGE"])).toHaveLength(own + 1);
  });
  test("matches image-name and platform by substring", async () => {
    expect(await filtered(["image-name", "front"])).toEqual(["img-xkd784jw"]);
    expect(await filtered(["image-name", "22.04", "front"])).toEqual(["img-xkd784jw", "img-487zeit5"]);
    expect(await filtered(["platform", "BSD"])).toEqual(["img-freebsd1", "img-ng3lehjp"]);
    expect(await filtered(["image-name", "FRONT"])).toEqual([]);
    expect(await filtered(["image-name", "web_front"])).toEqual([]);
  });
  test("matches every name with an empty value", async () => {
    expect(await filtered(["image-name", ""], ["image-type", "PRIVATE_IMAGE"])).toHaveLength(own);
    expect(await filtered(["image-name", ""], ["image-type", "PUBLIC_IMAGE"])).toHaveLength(platformIds.length);
  });
  test("filters by tag key, tag value and both, using only the owner's tags", async () => {
    const tags = (text: Readonly<Record<string, string>>) => ({
      tags: Object.entries(text).map(([key, value]) => ({ key, value })),
    });
    await using tagged = await cloudOf({
      images: [
        image("img-tagged00", tags({ team: "web", stage: "test" })),
        image("img-tagged01", tags({ team: "mail" })),
        image("img-tagged02", tags({ web: "team" })),
        image("img-tagged03", tags({ 'a"b\\c': '"value":"web"}' })),
        image("img-tagged04"),
      ],
    });
    const by = async (...filters: [string, ...string[]][]) =>
      (await list({ Filters: filters.map(([Name, ...Values]) => ({ Name, Values })) }, tagged.cvm())).ids
        .map((id) => id?.slice(-1))
        .join("");
    expect(await by(["tag-key", "team"])).toBe("01");
    expect(await by(["tag-value", "web"])).toBe("0");
    expect(await by(["tag-value", "web", "team"])).toBe("02");
    expect(await by(["tag:team", "web"])).toBe("0");
    expect(await by(["tag:team", "web", "mail"])).toBe("01");
    expect(await by(["tag:team", "web"], ["tag:stage", "test"])).toBe("0");
    expect(await by(["tag:team", "mail"], ["tag:stage", "test"])).toBe("");
    expect(await by(["tag:team", "we"])).toBe("");
    expect(await by(["tag-key", 'a"b\\c'])).toBe("3");
    expect(await by(['tag:a"b\\c', '"value":"web"}'])).toBe("3");
  });
  test("hides the owner's tags from a receiver, also in filters", async () => {
    await cloud
      .cvm()
      .ModifyImageSharePermission({ ImageId: "img-xkd784jw", AccountIds: ["100000000002"], Permission: "SHARE" });
    const receiver = cloud.cvm(key(2));
    expect((await receiver.DescribeImages({ ImageIds: ["img-xkd784jw"] })).ImageSet).toMatchObject([
      { ImageType: "SHARED_IMAGE", Tags: [] },
    ]);
    expect((await list({ Filters: [{ Name: "tag:team", Values: ["web"] }] }, receiver)).ids).toEqual([]);
    expect(await filtered(["tag:team", "web"])).toEqual(["img-xkd784jw"]);
  });
});

describe("refusals", () => {
  const filter = (Name: string, ...Values: string[]): Request => ({ Filters: [{ Name, Values }] });
  test.each<[string, Request, string]>([
    [
      "ids with filters",
      { ImageIds: ["img-cs2rrmp0"], ...filter("image-name", "u") },
      "InvalidParameter.InvalidParameterCoexistImageIdsFilters",
    ],
    ["a malformed id", { ImageIds: ["img-1"] }, "InvalidImageId.Malformed"],
    ["101 ids", { ImageIds: Array(101).fill("img-cs2rrmp0") }, "InvalidParameterValue.LimitExceeded"],
    ["an unknown filter", filter("image-state", "NORMAL"), "InvalidFilter"],
    ["a tag filter without a key", filter("tag:", "web"), "InvalidFilter"],
    ["a filter without values", filter("image-name"), "InvalidFilter"],
    [
      "eleven filters",
      { Filters: Array(11).fill({ Name: "image-name", Values: ["u"] }) },
      "InvalidFilterValue.LimitExceeded",
    ],
    ["six values", filter("image-name", ..."abcdef"), "InvalidFilterValue.LimitExceeded"],
    ["a negative Offset", { Offset: -1 }, "InvalidParameterValue.InvalidParameterValueLimit"],
    ["a Limit of 0", { Limit: 0 }, "InvalidParameterValue.InvalidParameterValueLimit"],
    ["a Limit of 101", { Limit: 101 }, "InvalidParameterValue.InvalidParameterValueLimit"],
    ["a malformed instance type", { InstanceType: "SA5" }, "InvalidInstanceType.Malformed"],
    ["an unknown instance type", { InstanceType: "ZZ9.MEDIUM2" }, "InvalidParameterValue.InstanceTypeNotFound"],
  ])("%s", async (_, request, code) => {
    expect(await codeOf(cloud.cvm().DescribeImages(request))).toBe(code);
  });
  test("rejects a user without permission", async () => {
    expect(await codeOf(cloud.cvm(key(101)).DescribeImages({}))).toBe("UnauthorizedOperation");
  });
});

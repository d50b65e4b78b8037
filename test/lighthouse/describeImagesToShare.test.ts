import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { publicImages } from "#services/cvm/image/catalogue.ts";
import { key, TestCloud } from "../cloud.ts";
import { cloudOf, image } from "../world/worlds.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

type Request = Parameters<ReturnType<TestCloud["lighthouse"]>["DescribeImagesToShare"]>[0];

/** The ids on a page, and the number of matches. */
async function list(request: Request, client = cloud.lighthouse()) {
  const { ImageSet, TotalCount } = await client.DescribeImagesToShare(request);
  return { ids: (ImageSet ?? []).map((one) => one.ImageId), total: TotalCount };
}
const filtered = (...filters: [name: string, ...values: string[]][]) =>
  list({ Limit: 100, Filters: filters.map(([Name, ...Values]) => ({ Name, Values })) });

const newestFirst = [
  ...["img-xkd784jw", "img-failed01", "img-busy0001", "img-alrdysh1", "img-extern01"],
  ...["img-whole001", "img-freebsd1", "img-nocloud1", "img-cs2rrmp0", "img-oldos001"],
];

test("DescribeImagesToShare lists the account's own images of the region, newest first", async () => {
  expect(await list({})).toEqual({ ids: newestFirst, total: newestFirst.length });
});

describe("ImageIds", () => {
  test("ids restrict the list and keep its order", async () => {
    const ids = ["img-oldos001", "img-xkd784jw", "img-extern01"];
    expect(await list({ ImageIds: ids })).toEqual({ ids: ["img-xkd784jw", "img-extern01", "img-oldos001"], total: 3 });
  });
  test("ids of unknown, foreign, received and public images are ignored", async () => {
    const others = ["img-00000000", "img-quaypriv", "img-quaysrc1", "img-9qrfy1xt", "img-sgblog01"];
    expect(await list({ ImageIds: [...others, "img-cs2rrmp0"] })).toEqual({ ids: ["img-cs2rrmp0"], total: 1 });
    expect(await list({ ImageIds: others })).toEqual({ ids: [], total: 0 });
  });
  test("an empty list of ids returns all images, also together with Filters", async () => {
    expect(await list({ ImageIds: [] })).toMatchObject({ total: newestFirst.length });
    const both = await list({ ImageIds: [], Filters: [{ Name: "image-name", Values: ["ubuntu"] }] });
    expect(both.ids).toEqual(["img-cs2rrmp0"]);
  });
  test("a list by ids is paged", async () => {
    const request = { ImageIds: newestFirst, Offset: 8, Limit: 5 };
    expect(await list(request)).toEqual({ ids: newestFirst.slice(8), total: newestFirst.length });
  });
});

describe("Filters", () => {
  test("image-id matches complete ids", async () => {
    expect((await filtered(["image-id", "img-cs2rrmp0", "img-extern01"])).ids).toEqual([
      "img-extern01",
      "img-cs2rrmp0",
    ]);
    expect((await filtered(["image-id", "img-cs2"])).ids).toEqual([]);
  });
  test("image-name matches a part of the name and is case-sensitive", async () => {
    expect((await filtered(["image-name", "centos"])).ids).toEqual(["img-oldos001"]);
    expect((await filtered(["image-name", "CentOS"])).ids).toEqual([]);
    expect((await filtered(["image-name", "%"])).ids).toEqual([]);
  });
  test("image-type selects own, received and public images", async () => {
    expect((await filtered(["image-type", "PRIVATE_IMAGE"])).ids).toEqual(newestFirst);
    expect((await filtered(["image-type", "SHARED_IMAGE"])).ids).toEqual(["img-quaysrc1"]);
    const platform = await filtered(["image-type", "PUBLIC_IMAGE"]);
    expect(platform.ids.toSorted()).toEqual(publicImages.map((one) => one.id).toSorted());
    expect(platform.total).toBe(publicImages.length);
  });
  test("values of one filter are joined by OR", async () => {
    expect((await filtered(["image-type", "SHARED_IMAGE", "PRIVATE_IMAGE"])).ids).toEqual([
      ...newestFirst,
      "img-quaysrc1",
    ]);
    expect((await filtered(["image-name", "web", "ubuntu"])).ids).toEqual(["img-xkd784jw", "img-cs2rrmp0"]);
  });
  test("filters are joined by AND", async () => {
    expect(
      (await filtered(["image-name", "e"], ["image-name", "f"], ["image-id", ...newestFirst.slice(0, 5)])).ids,
    ).toEqual([...["img-xkd784jw", "img-failed01", "img-extern01"]]);
    expect((await filtered(["image-type", "PRIVATE_IMAGE"], ["image-type", "SHARED_IMAGE"])).ids).toEqual([]);
    expect((await filtered(["image-type", "SHARED_IMAGE"], ["image-name", "tools"])).ids).toEqual(["img-quaysrc1"]);
    expect((await filtered(["image-type", "SHARED_IMAGE"], ["image-name", "ubuntu"])).ids).toEqual([]);
  });
  test("ten filters still return only the account's own images", async () => {
    const ten = Array.from({ length: 10 }, () => ({
      Name: "image-name",
      Values: ["ubuntu", "quay-tools", "Ubuntu", "web"],
    }));
    expect(await list({ Filters: ten })).toEqual({ ids: ["img-xkd784jw", "img-cs2rrmp0"], total: 2 });
    expect(await list({ Filters: ten, Offset: 1 })).toEqual({ ids: ["img-cs2rrmp0"], total: 2 });
  });
  test("empty filters and filters without matches are accepted", async () => {
    expect(await list({ Filters: [] })).toMatchObject({ total: newestFirst.length });
    expect(await filtered(["image-name", "no such name"])).toEqual({ ids: [], total: 0 });
  });
});

describe("images of other accounts and regions", () => {
  test("each account and each region has its own list", async () => {
    expect((await list({}, cloud.lighthouse(key(2)))).ids).toEqual(["img-quaypriv", "img-quaysrc1"]);
    expect((await list({}, cloud.lighthouse(key(1), "ap-singapore"))).ids).toEqual(["img-sgwin001", "img-sgblog01"]);
    expect((await list({}, cloud.lighthouse(key(1), "ap-tokyo"))).ids).toEqual([]);
  });
  test("filters by id and name match only images of the same account and region", async () => {
    for (const Filters of [
      [{ Name: "image-id", Values: ["img-cs2rrmp0"] }],
      [{ Name: "image-name", Values: ["ubuntu"] }],
    ]) {
      expect((await list({ Filters }, cloud.lighthouse(key(2)))).ids).toEqual([]);
      expect((await list({ Filters }, cloud.lighthouse(key(1), "ap-singapore"))).ids).toEqual([]);
    }
  });
  test("a user with permission lists the account's images", async () => {
    expect((await list({}, cloud.lighthouse(key(101)))).ids).toEqual(newestFirst);
  });
});

describe("pages of 45 images", () => {
  const serial = (n: number) => String(n).padStart(2, "0");
  const all = Array.from({ length: 45 }, (_, n) => `img-page00${serial(n)}`);
  let many: TestCloud;
  beforeAll(async () => {
    // Declared out of order: the highest number is the newest image, and the last five are equally old.
    const images = all.map((id, n) => image(id, { created: `2024-01-01T00:00:${serial(Math.max(n, 4))}Z` }));
    many = await cloudOf({ images: [...images.slice(20), ...images.slice(0, 20)] });
  });
  afterAll(() => many[Symbol.asyncDispose]());
  const expected = [...all.slice(5).toReversed(), ...all.slice(0, 5)];

  test("a page has 20 images by default", async () => {
    expect(await list({}, many.lighthouse())).toEqual({ ids: expected.slice(0, 20), total: 45 });
    expect(await list({ Offset: 40 }, many.lighthouse())).toEqual({ ids: expected.slice(40), total: 45 });
  });
  test.each([1, 7, 20, 45, 100])("pages of %d return every image once and in order", async (Limit) => {
    const listed: (string | undefined)[] = [];
    for (let Offset = 0; Offset < 45; Offset += Limit) {
      const page = await list({ Offset, Limit }, many.lighthouse());
      expect(page.total).toBe(45);
      expect(page.ids.length).toBe(Math.min(Limit, 45 - Offset));
      listed.push(...page.ids);
    }
    expect(listed).toEqual(expected);
  });
  test("the last page ends at the last image", async () => {
    expect(await list({ Offset: 44, Limit: 100 }, many.lighthouse())).toEqual({ ids: expected.slice(44), total: 45 });
    expect(await list({ Offset: 45 }, many.lighthouse())).toEqual({ ids: [], total: 45 });
    expect(await list({ Offset: 1_000_000 }, many.lighthouse())).toEqual({ ids: [], total: 45 });
  });
  test("pages are complete with ten filters, when the type is filtered after the query", async () => {
    const Filters = Array.from({ length: 10 }, () => ({ Name: "image-name", Values: ["page", "Server"] }));
    expect(await list({ Filters, Offset: 25 }, many.lighthouse())).toEqual({ ids: expected.slice(25), total: 45 });
  });
});

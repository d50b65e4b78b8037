import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import type { Remote } from "#imagesource/remote.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

type Request = Parameters<ReturnType<TestCloud["lighthouse"]>["DescribeImagesToShare"]>[0];
const name = (value: string) => ({ Name: "image-name", Values: [value] });
const ids = (count: number) => Array.from({ length: count }, (_, n) => `img-${String(n).padStart(8, "0")}`);

const refusals: readonly (readonly [what: string, request: Request, code: string])[] = [
  ["an unknown filter", { Filters: [{ Name: "platform", Values: ["Ubuntu"] }] }, "InvalidParameter.InvalidFilter"],
  ["a filter by tag", { Filters: [{ Name: "tag:team", Values: ["web"] }] }, "InvalidParameter.InvalidFilter"],
  ["a filter without values", { Filters: [{ Name: "image-name", Values: [] }] }, "InvalidParameter.InvalidFilter"],
  [
    "an unknown type",
    { Filters: [{ Name: "image-type", Values: ["MARKET_IMAGE"] }] },
    "InvalidParameter.InvalidFilter",
  ],
  ["ids with filters", { ImageIds: ["img-cs2rrmp0"], Filters: [name("u")] }, "InvalidParameter.InvalidFilter"],
  ["an id that comes twice", { ImageIds: ["img-cs2rrmp0", "img-cs2rrmp0"] }, "InvalidParameterValue.Duplicated"],
  ["an id in capitals", { ImageIds: ["IMG-CS2RRMP0"] }, "InvalidParameterValue.InvalidImageIdMalformed"],
  ["a short id", { ImageIds: ["img-cs2rrmp"] }, "InvalidParameterValue.InvalidImageIdMalformed"],
  ["a long id", { ImageIds: ["img-cs2rrmp00"] }, "InvalidParameterValue.InvalidImageIdMalformed"],
  ["an empty id", { ImageIds: [""] }, "InvalidParameterValue.InvalidImageIdMalformed"],
  ["101 ids", { ImageIds: ids(101) }, "InvalidParameterValue.LimitExceeded"],
  ["eleven filters", { Filters: Array(11).fill(name("u")) }, "InvalidParameterValue.LimitExceeded"],
  ["six values", { Filters: [{ Name: "image-name", Values: [..."abcdef"] }] }, "InvalidParameterValue.LimitExceeded"],
  ["a negative Offset", { Offset: -1 }, "InvalidParameterValue.Negative"],
  ["a negative Limit", { Limit: -1 }, "InvalidParameterValue.Negative"],
  ["a Limit of 0", { Limit: 0 }, "InvalidParameterValue.OutOfRange"],
  ["a Limit of 101", { Limit: 101 }, "InvalidParameterValue.OutOfRange"],
  ["a value of 129 characters", { Filters: [name("a".repeat(129))] }, "InvalidParameterValue.TooLong"],
];

describe("parameters", () => {
  test.each(refusals)("%s", async (_, request, code) => {
    expect(await codeOf(cloud.lighthouse().DescribeImagesToShare(request))).toBe(code);
  });
  test.each<[string, Request]>([
    ["100 ids", { ImageIds: ids(100) }],
    ["ten filters", { Filters: Array(10).fill(name("u")) }],
    ["five values", { Filters: [{ Name: "image-name", Values: [..."abcde"] }] }],
    ["a value of 128 characters, however many bytes", { Filters: [name("镜".repeat(128))] }],
    ["the least Offset and Limit", { Offset: 0, Limit: 1 }],
    ["the greatest Limit", { Limit: 100 }],
  ])("%s: just allowed", async (_, request) => {
    expect(await cloud.lighthouse().DescribeImagesToShare(request)).toHaveProperty("TotalCount");
  });
  test("are named in the message", async () => {
    const { message } = await refusalOf(
      cloud.lighthouse().DescribeImagesToShare({ ImageIds: ["img-cs2rrmp0", "img-x"] }),
    );
    expect(message).toContain("`ImageIds.1` must have the form img-xxxxxxxx: `img-x`");
    const values = cloud.lighthouse().DescribeImagesToShare({ Filters: [name("u"), name("a".repeat(129))] });
    expect((await refusalOf(values)).message).toContain("`Filters.1.Values.0`");
  });
});

describe("rights", () => {
  test("no Lighthouse role in the account", async () => {
    expect(await codeOf(cloud.lighthouse(key(3)).DescribeImagesToShare({}))).toBe("ResourceNotFound.RoleNotFound");
  });
  test("a role that does not trust Lighthouse", async () => {
    expect(await codeOf(cloud.lighthouse(key(4)).DescribeImagesToShare({}))).toBe(
      "UnsupportedOperation.AssumeRoleFailed",
    );
  });
  test("a role that may do nothing", async () => {
    expect(await codeOf(cloud.lighthouse(key(5)).DescribeImagesToShare({}))).toBe("UnauthorizedOperation.NoPermission");
  });
  test("a user who may do nothing is refused in CAM's words", async () => {
    const { code, message } = await refusalOf(cloud.lighthouse(key(102)).DescribeImagesToShare({}));
    expect(code).toBe("UnauthorizedOperation.NoPermission");
    expect(message).toMatch(
      /^\[request id:[0-9a-f-]{36}\]you are not authorized to perform operation \(lighthouse:DescribeImagesToShare\)\nresource \(\*\) has no permission\n$/,
    );
  });
  test("are looked at after the parameters and before the role", async () => {
    expect(await codeOf(cloud.lighthouse(key(102)).DescribeImagesToShare({ Limit: 0 }))).toBe(
      "InvalidParameterValue.OutOfRange",
    );
    expect(await codeOf(cloud.lighthouse(key(3)).DescribeImagesToShare({ Limit: 0 }))).toBe(
      "InvalidParameterValue.OutOfRange",
    );
  });
});

describe("a CVM elsewhere", () => {
  /** The code of a list whose CVM answers so. */
  async function codeWith(answer: () => Response | Promise<Response>, remote: Partial<Remote> = {}) {
    const fake = Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: answer });
    const endpoint = new URL(`http://127.0.0.1:${fake.port}`);
    await using cloud = await TestCloud.start({ remoteCvm: { endpoint, timeout: 5, ...remote } });
    try {
      return await refusalOf(cloud.lighthouse().DescribeImagesToShare({}));
    } finally {
      await fake.stop(true);
    }
  }
  const answering = (fields: object) => () =>
    Response.json({ Response: { ...fields, RequestId: "00000000-0000-4000-8000-000000000000" } });

  test.each<[string, object]>([
    ["no ImageSet", { TotalCount: 0 }],
    ["no TotalCount", { ImageSet: [] }],
    ["an element that is no image", { TotalCount: 1, ImageSet: ["img-cs2rrmp0"] }],
    ["an image without a name", { TotalCount: 1, ImageSet: [{ ImageId: "img-cs2rrmp0" }] }],
  ])("that answers with %s fails the operation", async (_, fields) => {
    expect((await codeWith(answering(fields))).code).toBe("FailedOperation");
  });
  test("that answers with something else than JSON fails the operation", async () => {
    expect((await codeWith(() => new Response("<html>"))).code).toBe("FailedOperation");
  });
  test.each([301, 302, 303, 307, 308])("that sends elsewhere (%d) is not followed", async (status) => {
    let followed = 0;
    const other = Bun.serve({
      ...{ hostname: "127.0.0.1", port: 0 },
      fetch: () => {
        followed++;
        return answering({ ImageSet: [], TotalCount: 0 })();
      },
    });
    const location = `http://127.0.0.1:${other.port}/`;
    const { code, message } = await codeWith(() => new Response("", { status, headers: { location } }));
    expect([code, followed]).toEqual(["FailedOperation.RequestError", 0]);
    expect(message).toContain(`status ${status}`);
    await other.stop(true);
  });
  test("that refuses is quoted", async () => {
    const refusal = { Error: { Code: "UnauthorizedOperation", Message: "not you" } };
    expect(await codeWith(answering(refusal))).toMatchObject({
      code: "FailedOperation.DescribeImagesFailed",
      message: "CVM refused to list the images: not you",
    });
  });
  test("that is not there could not be reached", async () => {
    const gone = Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: () => new Response("") });
    const endpoint = new URL(`http://127.0.0.1:${gone.port}`);
    await gone.stop(true);
    await using cloud = await TestCloud.start({ remoteCvm: { endpoint, timeout: 5 } });
    expect(await codeOf(cloud.lighthouse().DescribeImagesToShare({}))).toBe("FailedOperation.RequestError");
  });
  test("that has no time could not be reached", async () => {
    const slow = () => new Promise<Response>((done) => setTimeout(() => done(new Response("")), 800));
    const { code } = await codeWith(slow, { timeout: 0.2 });
    expect(code).toBe("FailedOperation.RequestError");
  });
  test("whose gateway fails could not be reached", async () => {
    const { code } = await codeWith(() => new Response("bad gateway", { status: 502 }));
    expect(code).toBe("FailedOperation.RequestError");
  });
});

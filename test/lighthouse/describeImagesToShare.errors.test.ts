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
  ["ids together with filters", { ImageIds: ["img-cs2rrmp0"], Filters: [name("u")] }, "InvalidParameter.InvalidFilter"],
  ["a repeated id", { ImageIds: ["img-cs2rrmp0", "img-cs2rrmp0"] }, "InvalidParameterValue.Duplicated"],
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

describe("parameters of DescribeImagesToShare", () => {
  test.each(refusals)("rejects %s", async (_, request, code) => {
    expect(await codeOf(cloud.lighthouse().DescribeImagesToShare(request))).toBe(code);
  });
  test.each<[string, Request]>([
    ["100 ids", { ImageIds: ids(100) }],
    ["ten filters", { Filters: Array(10).fill(name("u")) }],
    ["five values", { Filters: [{ Name: "image-name", Values: [..."abcde"] }] }],
    ["a value of 128 characters of several bytes each", { Filters: [name("镜".repeat(128))] }],
    ["the smallest Offset and Limit", { Offset: 0, Limit: 1 }],
    ["the largest Limit", { Limit: 100 }],
  ])("accepts %s", async (_, request) => {
    expect(await cloud.lighthouse().DescribeImagesToShare(request)).toHaveProperty("TotalCount");
  });
  test("names the invalid parameter in the message", async () => {
    const { message } = await refusalOf(
      cloud.lighthouse().DescribeImagesToShare({ ImageIds: ["img-cs2rrmp0", "img-x"] }),
    );
    expect(message).toContain("`ImageIds.1` must have the form img-xxxxxxxx: `img-x`");
    const values = cloud.lighthouse().DescribeImagesToShare({ Filters: [name("u"), name("a".repeat(129))] });
    expect((await refusalOf(values)).message).toContain("`Filters.1.Values.0`");
  });
});

describe("permissions for DescribeImagesToShare", () => {
  test("rejects an account without the Lighthouse role", async () => {
    expect(await codeOf(cloud.lighthouse(key(3)).DescribeImagesToShare({}))).toBe("ResourceNotFound.RoleNotFound");
  });
  test("rejects a role that does not trust Lighthouse", async () => {
    expect(await codeOf(cloud.lighthouse(key(4)).DescribeImagesToShare({}))).toBe(
      "UnsupportedOperation.AssumeRoleFailed",
    );
  });
  test("rejects a role without permissions", async () => {
    expect(await codeOf(cloud.lighthouse(key(5)).DescribeImagesToShare({}))).toBe("UnauthorizedOperation.NoPermission");
  });
  test("rejects a user without permissions with CAM's message", async () => {
    const { code, message } = await refusalOf(cloud.lighthouse(key(102)).DescribeImagesToShare({}));
    expect(code).toBe("UnauthorizedOperation.NoPermission");
    expect(message).toMatch(
      /^\[request id:[0-9a-f-]{36}\]you are not authorized to perform operation \(lighthouse:DescribeImagesToShare\)\nresource \(\*\) has no permission\n$/,
    );
  });
  test("checks parameters before permissions and the role", async () => {
    expect(await codeOf(cloud.lighthouse(key(102)).DescribeImagesToShare({ Limit: 0 }))).toBe(
      "InvalidParameterValue.OutOfRange",
    );
    expect(await codeOf(cloud.lighthouse(key(3)).DescribeImagesToShare({ Limit: 0 }))).toBe(
      "InvalidParameterValue.OutOfRange",
    );
  });
});

describe("a remote CVM", () => {
  /** The error of DescribeImagesToShare if CVM sends this response. */
  async function refusalWith(respond: () => Response | Promise<Response>, remote: Partial<Remote> = {}) {
    const fake = Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: respond });
    const endpoint = new URL(`http://127.0.0.1:${fake.port}`);
    await using cloud = await TestCloud.start({ remoteCvm: { endpoint, timeout: 5, ...remote } });
    try {
      return await refusalOf(cloud.lighthouse().DescribeImagesToShare({}));
    } finally {
      await fake.stop(true);
    }
  }
  const responding = (fields: object) => () =>
    Response.json({ Response: { ...fields, RequestId: "00000000-0000-4000-8000-000000000000" } });

  test.each<[string, object]>([
    ["a response without ImageSet", { TotalCount: 0 }],
    ["a response without TotalCount", { ImageSet: [] }],
    ["an element that is not an image", { TotalCount: 1, ImageSet: ["img-cs2rrmp0"] }],
    ["an image without a name", { TotalCount: 1, ImageSet: [{ ImageId: "img-cs2rrmp0" }] }],
  ])("fails the operation if CVM returns %s", async (_, fields) => {
    expect((await refusalWith(responding(fields))).code).toBe("FailedOperation");
  });
  test("fails the operation if CVM does not return JSON", async () => {
    expect((await refusalWith(() => new Response("<html>"))).code).toBe("FailedOperation");
  });
  test.each([301, 302, 303, 307, 308])("does not follow a redirect of CVM with status %d", async (status) => {
    let followed = 0;
    const other = Bun.serve({
      ...{ hostname: "127.0.0.1", port: 0 },
      fetch: () => {
        followed++;
        return responding({ ImageSet: [], TotalCount: 0 })();
      },
    });
    const location = `http://127.0.0.1:${other.port}/`;
    const { code, message } = await refusalWith(() => new Response("", { status, headers: { location } }));
    expect([code, followed]).toEqual(["FailedOperation.RequestError", 0]);
    expect(message).toContain(`status ${status}`);
    await other.stop(true);
  });
  test("returns the message of CVM's error", async () => {
    const refusal = { Error: { Code: "UnauthorizedOperation", Message: "not you" } };
    expect(await refusalWith(responding(refusal))).toMatchObject({
      code: "FailedOperation.DescribeImagesFailed",
      message: "CVM refused to list the images: not you",
    });
  });
  test("returns RequestError if nothing listens at the endpoint of CVM", async () => {
    const closed = Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: () => new Response("") });
    const endpoint = new URL(`http://127.0.0.1:${closed.port}`);
    await closed.stop(true);
    await using cloud = await TestCloud.start({ remoteCvm: { endpoint, timeout: 5 } });
    expect(await codeOf(cloud.lighthouse().DescribeImagesToShare({}))).toBe("FailedOperation.RequestError");
  });
  test("returns RequestError if CVM exceeds the timeout", async () => {
    const slow = () => new Promise<Response>((done) => setTimeout(() => done(new Response("")), 800));
    const { code } = await refusalWith(slow, { timeout: 0.2 });
    expect(code).toBe("FailedOperation.RequestError");
  });
  test("returns RequestError if the gateway of CVM fails", async () => {
    const { code } = await refusalWith(() => new Response("bad gateway", { status: 502 }));
    expect(code).toBe("FailedOperation.RequestError");
  });
});

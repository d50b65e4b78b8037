import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { raw, refusalIn, seconds, v1, v1Bytes, v3 } from "./call.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

const success = { code: "", message: "" };
const tenMegabytes = 10_485_760;
const padded = (size: number) => `{}${" ".repeat(size - 2)}`;

describe("a signed body", () => {
  const tooLarge = (size: number) => ({
    code: "RequestSizeLimitExceeded",
    // Two spaces after "exceed", as in the real message.
    message: `Your current request size exceed  max 10485760B, but your ${size}B.`,
  });
  for (const chunked of [false, true]) {
    const how = chunked ? "in chunks" : "with its length";
    test(`of 10 MB is accepted ${how}`, async () => {
      expect(refusalIn(await v3(cloud, { body: padded(tenMegabytes), chunked }))).toEqual(success);
    });
    for (const size of [tenMegabytes + 1, 45_000_000]) {
      test(`of ${size} bytes is rejected ${how}`, async () => {
        const { reply, ...rest } = await v3(cloud, { body: padded(size), chunked });
        expect(reply).toMatchObject({ status: 200 });
        expect(refusalIn({ reply, ...rest })).toEqual(tooLarge(size));
      });
    }
  }
  test("is checked for size before common parameters", async () => {
    const body = padded(tenMegabytes + 1);
    expect((await raw(cloud, "POST", "/", {}, body)).code).toBe("RequestSizeLimitExceeded");
    expect((await raw(cloud, "PUT", "/", {}, body)).code).toBe("UnsupportedProtocol");
  });
  test("that is too large leaves the server responsive", async () => {
    const sent = Array.from({ length: 5 }, () => v3(cloud, { body: padded(tenMegabytes + 1), chunked: true }));
    for (const { code } of await Promise.all(sent)) expect(code).toBe("RequestSizeLimitExceeded");
    expect(refusalIn(await v3(cloud))).toEqual(success);
  });
});

describe("a form", () => {
  const megabyte = 1_048_576;
  /** Pads with ampersands, which add no parameters. The fixed timestamp keeps the length constant. */
  const formOf = (size: number) => {
    const parameters = { Timestamp: String(seconds(cloud)) };
    const bytes = v1Bytes(cloud, { parameters });
    const length = bytes.length - bytes.indexOf("\r\n\r\n") - 4;
    return v1(cloud, { parameters, tail: "&".repeat(size - length) });
  };
  test("is accepted up to 1 MB and rejected beyond with a hint to use v3", async () => {
    expect(refusalIn(await formOf(megabyte))).toEqual(success);
    expect(refusalIn(await formOf(megabyte + 1))).toEqual({
      code: "AuthFailure.SignatureFailure",
      message:
        "The provided credentials could not be validated because of exceeding request size limit, please use new signature method `TC3-HMAC-SHA256`.",
    });
  });
});

describe("a query", () => {
  const kilobytes = 32 * 1024;
  test("of 32 KB is accepted", async () => {
    const query = "Limit=1".padEnd(kilobytes, "&");
    expect(refusalIn(await v3(cloud, { method: "GET", query }))).toEqual(success);
  });
  test("of more than 32 KB is rejected with 414 by the gateway", async () => {
    const query = "Limit=1".padEnd(kilobytes + 1, "&");
    for (const { reply } of [
      await v3(cloud, { method: "GET", query }),
      await raw(cloud, "GET", `/?${query}`),
      await v1(cloud, { method: "GET", tail: "&".repeat(kilobytes) }),
    ]) {
      expect(reply.status).toBe(414);
      expect(reply.headers.get("content-type")).toStartWith("text/html");
    }
  });
});

describe("an unsupported HTTP method", () => {
  for (const method of ["PUT", "DELETE", "PATCH"]) {
    test(`${method} is rejected with UnsupportedProtocol`, async () => {
      for (const body of ["", "{}"]) {
        expect(refusalIn(await raw(cloud, method, "/", {}, body))).toEqual({
          code: "UnsupportedProtocol",
          message: "The HTTP method is not supported, only GET and POST are supported.",
        });
      }
    });
  }
  test("HEAD returns headers without a body", async () => {
    const response = await fetch(cloud.url, { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.text()).toBe("");
  });
});

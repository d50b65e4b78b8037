import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { refusalIn, seconds, v1, v3 } from "./call.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

describe("routing", () => {
  test("rejects an unknown action with InvalidAction", async () => {
    for (const [action, version, service] of [
      ["DescribeNothing", "2020-03-24", "lighthouse"],
      ["describeimagestoshare", "2020-03-24", "lighthouse"],
      ["DescribeImages", "2020-03-24", "lighthouse"],
      ["constructor", "2017-03-12", "cvm"],
      ["../index", "2017-03-12", "cvm"],
    ] as const) {
      const message = `The request action=\`${action}\` is invalid or not found in service=\`${service}\` and version=\`${version}\`.`;
      expect(refusalIn(await v3(cloud, { action, version, service }))).toEqual({ code: "InvalidAction", message });
      const response = await v1(cloud, { parameters: { Action: action, Version: version } });
      expect(refusalIn(response)).toEqual({ code: "InvalidAction", message });
    }
  });
  test("rejects an unknown version with NoSuchVersion", async () => {
    for (const version of ["2020-03-25", "2017-03-12", "x"]) {
      expect(refusalIn(await v3(cloud, { version }))).toEqual({
        code: "NoSuchVersion",
        message: `The specified api version=\`${version}\` does not exist in service=\`lighthouse\`.`,
      });
    }
  });
  test("rejects a version of no product when the host names no product", async () => {
    const responses = [
      await v3(cloud, { service: "127", version: "x" }),
      await v1(cloud, { parameters: { Version: "x" } }),
    ];
    for (const response of responses) {
      expect(refusalIn(response)).toEqual({
        code: "NoSuchVersion",
        message: "The specified api version=`x` does not exist in service=`127.0.0.1`.",
      });
    }
  });
  test("rejects an unknown product with NoSuchProduct", async () => {
    for (const host of ["nothing.tencentcloudapi.com", "nothing.ap-tokyo.tencentcloudapi.com"]) {
      expect(refusalIn(await v3(cloud, { host, service: "nothing" }))).toEqual({
        code: "NoSuchProduct",
        message: "The specified product=`nothing` does not exist.",
      });
      expect((await v1(cloud, { host })).code).toBe("NoSuchProduct");
    }
  });
});

/** Each call violates one rule and all later ones, so its error shows which check comes first. */
describe("the order of checks", () => {
  const wrong = { ...key(1), secretKey: "wrong" };
  const unknown = { secretId: "AKIDunknown", secretKey: "wrong", token: "x" };
  const late = () => seconds(cloud) - 1000;
  const nothing = { action: "Nothing", region: "nowhere", body: '{"Unknown":1}' };

  test("v3 requires Timestamp, Authorization, Version and Action before it validates them", async () => {
    const without = async (...names: string[]) => {
      const headers = Object.fromEntries(names.map((name) => [name, undefined]));
      return (await v3(cloud, { ...nothing, credential: unknown, headers })).message;
    };
    const missing = (name: string) => `The request is missing a required parameter \`${name}\`.`;
    expect(await without("X-TC-Timestamp", "Authorization", "X-TC-Version")).toBe(missing("Timestamp"));
    expect(await without("Authorization", "X-TC-Version", "X-TC-Action")).toBe(missing("Authorization"));
    expect(await without("X-TC-Version", "X-TC-Action")).toBe(missing("Version"));
    expect(await without("X-TC-Action", "X-TC-Region")).toBe(missing("Action"));
  });
  test("v1 checks Timestamp, Nonce and SecretId before the signature", async () => {
    const parameters = { Nonce: "x", SecretId: undefined, Timestamp: undefined };
    expect((await v1(cloud, { parameters })).message).toContain("`Timestamp`");
    expect((await v1(cloud, { parameters: { ...parameters, Timestamp: "1" } })).message).toContain("`Nonce`");
    const { message } = await v1(cloud, { parameters: { SecretId: undefined, Timestamp: "1", Action: "Nothing" } });
    expect(message).toContain("`SecretId`");
  });
  test("the form of the credential is checked before the time", async () => {
    const headers = { Authorization: "TC3-HMAC-SHA256 Credential=x" };
    const call = { ...nothing, timestamp: late(), headers };
    expect((await v3(cloud, call)).code).toBe("AuthFailure.InvalidAuthorization");
  });
  test("the time is checked before the key", async () => {
    const call = { ...nothing, timestamp: late(), credential: unknown };
    expect((await v3(cloud, call)).code).toBe("AuthFailure.SignatureExpire");
  });
  test("the key is checked before the signature", async () => {
    expect((await v3(cloud, { ...nothing, credential: unknown })).code).toBe("AuthFailure.SecretIdNotFound");
  });
  test("the signature is checked before the token", async () => {
    const credential = { ...wrong, token: "x" };
    expect((await v3(cloud, { ...nothing, credential })).code).toBe("AuthFailure.SignatureFailure");
  });
  test("the token is checked before the version", async () => {
    const call = { ...nothing, version: "x", credential: { ...key(1), token: "x" } };
    expect((await v3(cloud, call)).code).toBe("AuthFailure.TokenFailure");
  });
  test("the version is checked before the action", async () => {
    expect((await v3(cloud, { ...nothing, version: "x" })).code).toBe("NoSuchVersion");
  });
  test("the action is checked before the region", async () => {
    expect((await v3(cloud, nothing)).code).toBe("InvalidAction");
  });
  test("the region is checked before the parameters", async () => {
    const call = { region: "nowhere", body: "{no JSON" };
    expect((await v3(cloud, call)).code).toBe("InvalidParameterValue");
    expect((await v3(cloud, { ...call, region: "ap-nowhere" })).code).toBe("UnsupportedRegion");
  });
  test("the parameters are checked before CAM, and CAM before the action runs", async () => {
    const call = { service: "cvm", version: "2017-03-12", action: "DeleteImages", credential: key(102) };
    expect((await v3(cloud, { ...call, body: '{"Unknown":1}' })).code).toBe("UnknownParameter");
    expect((await v3(cloud, { ...call, body: '{"ImageIds":["img-00000000"]}' })).code).toBe("UnauthorizedOperation");
  });
});

describe("an internal error", () => {
  test("is returned without its cause, which is logged", async () => {
    await using broken = await TestCloud.start();
    await broken.cloud.db.destroy();
    const { reply, response, ...error } = await v3(broken);
    const id = String(response["RequestId"]);
    expect(reply.status).toBe(200);
    expect(error).toEqual({
      code: "InternalError",
      message: `(${id.slice(-12)})An internal error has occurred. Retry your request, but if the problem persists, contact us with details by posting a message on the Tencent cloud forums.`,
    });
    const line = broken.log.lines.find(({ level }) => level === "error");
    expect(line?.fields).toMatchObject({
      requestId: id,
      code: "InternalError",
      stack: expect.stringContaining("driver"),
    });
    expect((await v3(broken, { headers: { "X-TC-Language": "zh-CN" } })).message).toBe("内部服务错误，请稍后重试。");
  });
});

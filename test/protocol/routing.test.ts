import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { refusalIn, seconds, v1, v3 } from "./call.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

describe("what is asked for", () => {
  test("an action that the product does not have", async () => {
    for (const [action, version, service] of [
      ["DescribeNothing", "2020-03-24", "lighthouse"],
      ["describeimagestoshare", "2020-03-24", "lighthouse"],
      ["DescribeImages", "2020-03-24", "lighthouse"],
      ["constructor", "2017-03-12", "cvm"],
      ["../index", "2017-03-12", "cvm"],
    ] as const) {
      const message = `The request action=\`${action}\` is invalid or not found in service=\`${service}\` and version=\`${version}\`.`;
      expect(refusalIn(await v3(cloud, { action, version, service }))).toEqual({ code: "InvalidAction", message });
      const answer = await v1(cloud, { parameters: { Action: action, Version: version } });
      expect(refusalIn(answer)).toEqual({ code: "InvalidAction", message });
    }
  });
  test("a version that the product does not have", async () => {
    for (const version of ["2020-03-25", "2017-03-12", "x"]) {
      expect(refusalIn(await v3(cloud, { version }))).toEqual({
        code: "NoSuchVersion",
        message: `The specified api version=\`${version}\` does not exist in service=\`lighthouse\`.`,
      });
    }
  });
  test("a version that no product has, where nothing else tells the product", async () => {
    const told = [await v3(cloud, { service: "127", version: "x" }), await v1(cloud, { parameters: { Version: "x" } })];
    for (const answer of told) {
      expect(refusalIn(answer)).toEqual({
        code: "NoSuchVersion",
        message: "The specified api version=`x` does not exist in service=`127.0.0.1`.",
      });
    }
  });
  test("a product that is not there", async () => {
    for (const host of ["nothing.tencentcloudapi.com", "nothing.ap-tokyo.tencentcloudapi.com"]) {
      expect(refusalIn(await v3(cloud, { host, service: "nothing" }))).toEqual({
        code: "NoSuchProduct",
        message: "The specified product=`nothing` does not exist.",
      });
      expect((await v1(cloud, { host })).code).toBe("NoSuchProduct");
    }
  });
});

/** Each call breaks this rule and all that are checked later, so each tells which of two comes first. */
describe("the order of complaints", () => {
  const wrong = { ...key(1), secretKey: "wrong" };
  const unknown = { secretId: "AKIDunknown", secretKey: "wrong", token: "x" };
  const late = () => seconds(cloud) - 1000;
  const nothing = { action: "Nothing", region: "nowhere", body: '{"Unknown":1}' };

  test("Timestamp, Authorization, Version, Action, all before whether they are right", async () => {
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
  test("v1: Timestamp, then Nonce, then SecretId, before any signature", async () => {
    const parameters = { Nonce: "x", SecretId: undefined, Timestamp: undefined };
    expect((await v1(cloud, { parameters })).message).toContain("`Timestamp`");
    expect((await v1(cloud, { parameters: { ...parameters, Timestamp: "1" } })).message).toContain("`Nonce`");
    const { message } = await v1(cloud, { parameters: { SecretId: undefined, Timestamp: "1", Action: "Nothing" } });
    expect(message).toContain("`SecretId`");
  });
  test("a malformed credential before the clock", async () => {
    const headers = { Authorization: "TC3-HMAC-SHA256 Credential=x" };
    const call = { ...nothing, timestamp: late(), headers };
    expect((await v3(cloud, call)).code).toBe("AuthFailure.InvalidAuthorization");
  });
  test("the clock before the key", async () => {
    const call = { ...nothing, timestamp: late(), credential: unknown };
    expect((await v3(cloud, call)).code).toBe("AuthFailure.SignatureExpire");
  });
  test("the key before the signature", async () => {
    expect((await v3(cloud, { ...nothing, credential: unknown })).code).toBe("AuthFailure.SecretIdNotFound");
  });
  test("the signature before the token", async () => {
    const credential = { ...wrong, token: "x" };
    expect((await v3(cloud, { ...nothing, credential })).code).toBe("AuthFailure.SignatureFailure");
  });
  test("the token before the version", async () => {
    const call = { ...nothing, version: "x", credential: { ...key(1), token: "x" } };
    expect((await v3(cloud, call)).code).toBe("AuthFailure.TokenFailure");
  });
  test("the version before the action", async () => {
    expect((await v3(cloud, { ...nothing, version: "x" })).code).toBe("NoSuchVersion");
  });
  test("the action before the region", async () => {
    expect((await v3(cloud, nothing)).code).toBe("InvalidAction");
  });
  test("the region before the parameters", async () => {
    const call = { region: "nowhere", body: "no JSON" };
    expect((await v3(cloud, call)).code).toBe("InvalidParameterValue");
    expect((await v3(cloud, { ...call, region: "ap-nowhere" })).code).toBe("UnsupportedRegion");
  });
  test("the parameters before CAM, and CAM before the work", async () => {
    const call = { service: "cvm", version: "2017-03-12", action: "DeleteImages", credential: key(102) };
    expect((await v3(cloud, { ...call, body: '{"Unknown":1}' })).code).toBe("UnknownParameter");
    expect((await v3(cloud, { ...call, body: '{"ImageIds":["img-00000000"]}' })).code).toBe("UnauthorizedOperation");
  });
});

describe("a fault of the server's own", () => {
  test("is told without its cause, which the log keeps", async () => {
    await using broken = await TestCloud.start();
    await broken.cloud.db.destroy();
    const { reply, response, ...told } = await v3(broken);
    const id = String(response["RequestId"]);
    expect(reply.status).toBe(200);
    expect(told).toEqual({
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

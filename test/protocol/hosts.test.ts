import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { type V3Call, v1, v3 } from "./call.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

const official = "lighthouse.tencentcloudapi.com";
const local = () => `127.0.0.1:${cloud.port}`;

async function accepted(call: V3Call): Promise<void> {
  const { code, message, response } = await v3(cloud, call);
  expect({ code, message }).toEqual({ code: "", message: "" });
  expect(response["TotalCount"]).toBeNumber();
}

async function refused(call: V3Call, code: string): Promise<void> {
  expect((await v3(cloud, call)).code).toBe(code);
}

describe("the signed host", () => {
  test("may be the sent host with its port, as Go, Python, Java and PHP sign it", () => accepted({ host: local() }));
  test("may be the sent host without its port, as Node signs it", () => accepted({ signedHost: "127.0.0.1" }));
  test("may start with a scheme, as tccli signs it", () => accepted({ host: `http://${local()}` }));
  test("may omit the scheme of the sent host", async () => {
    await accepted({ host: `http://${local()}`, signedHost: local() });
    await accepted({ host: `http://${local()}`, signedHost: "127.0.0.1" });
  });
  test("may be an official host when a gateway or proxy sends another", async () => {
    for (const signedHost of [
      official,
      "lighthouse.intl.tencentcloudapi.com",
      "lighthouse.internal.tencentcloudapi.com",
      "lighthouse.ap-guangzhou.tencentcloudapi.com",
    ]) {
      await accepted({ signedHost });
      await accepted({ host: "gateway.example.test:8443", signedHost });
    }
  });
  test("must match the region and product of the call if it is official", async () => {
    await refused({ signedHost: "lighthouse.ap-tokyo.tencentcloudapi.com" }, "AuthFailure.SignatureFailure");
    await refused({ signedHost: "cvm.tencentcloudapi.com" }, "AuthFailure.SignatureFailure");
    await accepted({ signedHost: "lighthouse.ap-tokyo.tencentcloudapi.com", region: "ap-tokyo" });
  });
  test("is rejected when it is any other host", async () => {
    for (const signedHost of ["example.test", "127.0.0.1:1", "localhost", "", "tencentcloudapi.com"]) {
      await refused({ signedHost }, "AuthFailure.SignatureFailure");
    }
  });
  test("must be the sent host when an official host is sent", async () => {
    await accepted({ host: official });
    await accepted({ host: `${official}:80`, signedHost: official });
    await refused(
      { host: official, signedHost: "lighthouse.intl.tencentcloudapi.com" },
      "AuthFailure.SignatureFailure",
    );
    await refused({ host: official, signedHost: local() }, "AuthFailure.SignatureFailure");
  });
  test("may omit its port or be official with v1", async () => {
    for (const call of [{}, { signedHost: "127.0.0.1" }, { signedHost: official }, { host: `http://${local()}` }]) {
      for (const method of ["GET", "POST"] as const) expect((await v1(cloud, { method, ...call })).code).toBe("");
    }
    expect((await v1(cloud, { signedHost: "example.test" })).code).toBe("AuthFailure.SignatureFailure");
  });
});

describe("the product of a request", () => {
  const images = { action: "DescribeImages", version: "2017-03-12", service: "cvm" };

  test("is the first label of an official host in all of its forms", async () => {
    for (const root of ["tencentcloudapi.com", "intl.tencentcloudapi.com", "ap-tokyo.tencentcloudapi.com"]) {
      await accepted({ host: `lighthouse.${root}` });
      await accepted({ ...images, host: `cvm.${root}` });
    }
    await accepted({ host: "Lighthouse.TencentCloudAPI.com" });
    await refused({ ...images, host: official, service: "lighthouse" }, "NoSuchVersion");
  });
  test("is the first label of a local host name", async () => {
    await accepted({ host: "lighthouse.example.test" });
    await accepted({ host: "lighthouse.localhost:9000" });
    await accepted({ ...images, host: "cvm.example.test" });
    // The host takes precedence over the scope.
    await refused({ ...images, host: "lighthouse.example.test" }, "NoSuchVersion");
  });
  test("is the service of the scope when the host names none", async () => {
    await accepted({ ...images });
    await refused({ action: "DescribeImages", version: "2017-03-12" }, "NoSuchVersion");
  });
  test("follows from version and action when the scope is part of the address", async () => {
    await accepted({ service: "127" });
    await accepted({ service: "localhost:9000", host: "localhost:9000" });
    await accepted({ ...images, service: "127" });
    await accepted({ service: "127", signedHost: official });
    expect((await v1(cloud, { parameters: { Action: "DescribeImages", Version: "2017-03-12" } })).code).toBe("");
  });
  test("must match the scope when the host is official", async () => {
    for (const service of ["cvm", "127"]) {
      expect(await v3(cloud, { host: official, service })).toMatchObject({
        code: "AuthFailure.InvalidAuthorization",
        message:
          "The request `Authorization` header does not conform to tencentcloud standards: `Service` in Credential not valid.",
      });
    }
  });
  test("may be cam or sts at any host", async () => {
    const who = { action: "GetCallerIdentity", version: "2018-08-13", service: "sts" };
    const account = { action: "GetUserAppId", version: "2019-01-16", service: "cam" };
    for (const call of [who, account]) {
      for (const host of [local(), `${call.service}.tencentcloudapi.com`, `${call.service}.local.test:80`]) {
        expect((await v3(cloud, { ...call, host })).code).toBe("");
      }
    }
  });
});

describe("a request target", () => {
  test("may be absolute, as sent through a proxy", async () => {
    const target = `http://${official}/`;
    await accepted({ target, host: official });
    await accepted({ target, host: official, method: "GET", query: "Limit=1" });
    await accepted({ target: `http://${official}`, host: official });
    expect((await v1(cloud, { target, host: official, method: "GET" })).code).toBe("");
  });
  test("may have a path that is signed or not", async () => {
    for (const path of ["/some/path", "/x", "/index.html"]) {
      for (const signedPath of ["/", path]) {
        await accepted({ target: path, signedPath });
        await accepted({ target: path, signedPath, method: "GET", query: "Limit=1" });
      }
    }
    await refused({ target: "/some/path", signedPath: "/other" }, "AuthFailure.SignatureFailure");
    expect((await v1(cloud, { target: "/some/path" })).code).toBe("");
  });
  test("keeps the exact bytes of its query for the signature", async () => {
    for (const query of ["Limit=1&Offset=0", "Offset=0&Limit=1&", "&Limit=1", "Limit=%31", "%4Cimit=1"]) {
      await accepted({ method: "GET", query });
      await accepted({ method: "GET", query, host: `http://${local()}` });
    }
    const named = (value: string) => `Filters.0.Name=image-name&Filters.0.Values.0=${value}`;
    for (const value of ["it's", "it%27s", "a|b", "[a]", "{a}", "a`b", "a^b", "%c3%a9", "%C3%A9", "a/../b", "a?b=c"]) {
      await accepted({ method: "GET", query: named(value) });
    }
  });
});

import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { type ApiReply, raw, v1, v3 } from "./call.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** One response of each kind: two successes, and an error of each middleware step. */
async function responses(): Promise<readonly ApiReply[]> {
  return Promise.all([
    v3(cloud),
    v1(cloud),
    v3(cloud, { body: '{"Limit":0}' }),
    v3(cloud, { action: "Nothing" }),
    v3(cloud, { region: "ap-nowhere" }),
    v3(cloud, { signedHost: "example.test" }),
    v1(cloud, { parameters: { Unknown: "1" } }),
    raw(cloud, "GET", "/"),
    raw(cloud, "PUT", "/"),
    raw(cloud, "POST", "/", { "Content-Type": "application/json" }, "{}"),
  ]);
}

describe("a response", () => {
  test("has status 200 and the content type application/json", async () => {
    for (const { reply } of await responses()) {
      expect({ status: reply.status, type: reply.headers.get("content-type") }).toEqual({
        ...{ status: 200, type: "application/json" },
      });
      expect(Object.keys(JSON.parse(reply.text))).toEqual(["Response"]);
    }
  });
  test("has a unique RequestId, repeated in its header", async () => {
    const all = [...(await responses()), ...(await responses())];
    const ids = all.map(({ response }) => String(response["RequestId"]));
    for (const id of ids) expect(id).toMatch(uuid);
    expect(new Set(ids).size).toBe(ids.length);
    expect(all.map(({ reply }) => reply.headers.get("x-tc-requestid"))).toEqual(ids);
  });
  test("has either an Error or the declared fields", async () => {
    const [success, , ...refusals] = await responses();
    expect(Object.keys(success?.response ?? {})).toEqual(["TotalCount", "ImageSet", "RequestId"]);
    expect(refusals.filter(({ code }) => code !== "")).toHaveLength(8);
    for (const { response } of refusals) {
      expect(Object.keys(response)).toEqual(["Error", "RequestId"]);
      expect(Object.keys(response["Error"] ?? {})).toEqual(["Code", "Message"]);
    }
  });
  test("has only a RequestId when the action returns nothing", async () => {
    const call = { service: "cvm", version: "2017-03-12", action: "DeleteImages" };
    const { response } = await v3(cloud, { ...call, body: '{"ImageIds":["img-xkd784jw"],"DryRun":true}' });
    expect(Object.keys(response)).toEqual(["RequestId"]);
  });
  test("returns the caller's trace id, if any", async () => {
    const id = "890f92d8-1cd2-4e84-a89e-6f8d8d96985e";
    for (const { reply } of [
      await v3(cloud, { headers: { "X-TC-TraceId": id } }),
      await v3(cloud, { headers: { "X-TC-TraceId": id }, region: "nowhere" }),
      await v1(cloud, { headers: { "X-TC-TraceId": id } }),
    ]) {
      expect(reply.headers.get("x-tc-traceid")).toBe(id);
    }
    expect((await v3(cloud)).reply.headers.has("x-tc-traceid")).toBe(false);
  });
  test("succeeds with any value in headers that have no effect", async () => {
    for (const value of ["", "é", "日本", "a\tb", "x".repeat(8000), '"', "a, b"]) {
      for (const name of ["X-TC-TraceId", "X-TC-RequestClient", "X-Idempotency-Key", "X-TC-Language", "User-Agent"]) {
        const { reply, code } = await v3(cloud, { headers: { [name]: value } });
        expect({ name, value, status: reply.status, code }).toEqual({ name, value, status: 200, code: "" });
      }
    }
  });
});

describe("the server", () => {
  test("lists the allowed methods for OPTIONS", async () => {
    const { reply } = await raw(cloud, "OPTIONS", "/");
    expect(reply.status).toBe(200);
    expect(reply.headers.get("access-control-allow-methods")).toBe("GET, POST, OPTIONS");
  });
  test("returns ok at the health endpoint", async () => {
    const { reply } = await raw(cloud, "GET", "/_skerry/health");
    expect(reply).toMatchObject({ status: 200, text: '{"status":"ok"}' });
    expect(reply.headers.get("content-type")).toBe("application/json");
  });
  test("serves several requests on one connection", async () => {
    const ids = new Set<string>();
    for (let count = 0; count < 3; count++) {
      const response = await fetch(cloud.url, { headers: { "X-TC-Version": "2020-03-24" } });
      ids.add(String(response.headers.get("x-tc-requestid")));
    }
    expect(ids.size).toBe(3);
  });
});

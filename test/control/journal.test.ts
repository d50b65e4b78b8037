import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mask } from "#kernel/shape.ts";
import { key, TestClock, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { control } from "./request.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start({ journal: 100 }, new TestClock({ running: true }));
  await cloud.lighthouse().DescribeKeyPairs({});
  await cloud.lighthouse(key(2), "ap-beijing").DescribeInstances({});
  await cloud.lighthouse().CreateKeyPair({ KeyName: "kept" });
  const missing = { InstanceId: "lhins-00000000" };
  expect(await codeOf(cloud.lighthouse().DescribeFirewallRules(missing))).toStartWith("ResourceNotFound.");
  await control(cloud.url, "POST", "call", { service: "cvm", action: "DescribeRegions" });
});
afterAll(() => cloud[Symbol.asyncDispose]());

const entries = async (query: string): Promise<readonly Record<string, unknown>[]> =>
  (await control(cloud.url, "GET", `journal?${query}`)).body["entries"] as readonly Record<string, unknown>[];

const actions = async (query: string) => (await entries(query)).map(({ action }) => action);

describe("the journal", () => {
  test("lists the newest request first", async () => {
    expect((await actions("limit=3")).at(0)).toBe("DescribeRegions");
    expect((await entries("")).map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
  });

  test.each([
    ["client=skerry", ["DescribeRegions"]],
    ["client=SDK_nodejs&limit=2", ["DescribeFirewallRules", "CreateKeyPair"]],
    ["service=cvm", ["DescribeRegions"]],
    ["action=CreateKeyPair", ["CreateKeyPair"]],
    ["account=100000000002", ["DescribeInstances"]],
    ["code=success&action=DescribeKeyPairs", ["DescribeKeyPairs"]],
    ["code=ResourceNotFound", ["DescribeFirewallRules"]],
    ["code=Resource", []],
    ["since=2099-01-01T00:00:00Z", []],
    ["after=2&limit=2", ["CreateKeyPair", "DescribeFirewallRules"]],
  ])("selects with %s", async (query, expected) => {
    expect(await actions(query)).toEqual(expected);
  });

  test("selects one request by its id, and explains it", async () => {
    const [failed] = await entries("code=ResourceNotFound");
    const requestId = String(failed?.["requestId"]);
    expect(await actions(`requestId=${requestId}`)).toEqual(["DescribeFirewallRules"]);
    const { body } = await control(cloud.url, "GET", `requests/${requestId}`);
    expect(body).toMatchObject({
      request: { requestId, parameters: { InstanceId: "lhins-00000000" } },
      code: failed?.["code"],
      isPublished: true,
      advice: expect.stringContaining("/_skerry/resources"),
      input: { properties: { InstanceId: { type: "string" } } },
    });
    expect((await control(cloud.url, "GET", "requests/none")).status).toBe(404);
  });

  test("is exported as HAR, oldest first, with masked secrets", async () => {
    const { body } = await control(cloud.url, "GET", "journal.har?service=lighthouse");
    const { log } = body as { log: { version: string; entries: Record<string, Record<string, unknown>>[] } };
    expect([log.version, log.entries.length]).toEqual(["1.2", 4]);
    const [first, , created] = log.entries;
    expect(first).toMatchObject({
      startedDateTime: expect.stringMatching(/^\d{4}-.*Z$/),
      request: { method: "POST", url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/) },
      response: { status: 200, content: { mimeType: "application/json" } },
    });
    const content = JSON.parse(String(Object(created?.["response"]).content.text));
    expect(content.Response.KeyPair).toMatchObject({ KeyName: "kept", PrivateKey: mask });
  });

  test.each([
    ["journal?limit=0", "/limit", "at least 1"],
    ["journal?since=yesterday", "/since", "2030-01-31T08:00:00Z"],
    ["journal?user=me", "/user", "is unknown"],
    ["journal.har?after=1", "/after", "is unknown"],
  ])("refuses %s with the place", async (path, at, reason) => {
    const { status, body } = await control(cloud.url, "GET", path);
    expect([status, body["at"], body["error"]]).toEqual([400, at, expect.stringContaining(reason)]);
  });

  test("names the fault that changed a response", async () => {
    const added = await control(cloud.url, "POST", "faults", { times: 1, effect: { throttle: true } });
    await cloud
      .lighthouse()
      .DescribeRegions()
      .catch(() => undefined);
    const [throttled] = await entries("limit=1");
    expect(throttled).toMatchObject({ code: "RequestLimitExceeded", fault: added.body["id"] });
    const { body } = await control(cloud.url, "GET", `requests/${throttled?.["requestId"]}`);
    expect(body["advice"]).toContain(String(added.body["id"]));
  });
});

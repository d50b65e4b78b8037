import { describe, expect, test } from "bun:test";
import { respondToControl } from "#control/respond.ts";
import type { JournalPage } from "#journal/entry.ts";
import { mask } from "#kernel/shape.ts";
import { BodyBudget } from "#protocol/bodyBudget.ts";
import { key, TestCloud } from "../../cloud.ts";
import { v1 } from "../../protocol/call.ts";
import { codeOf } from "../../refusal.ts";

async function look(cloud: TestCloud, query = "?after=0"): Promise<JournalPage> {
  const answer = await fetch(`${cloud.url}/_skerry/journal${query}`);
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  return JSON.parse(await answer.text());
}

describe("the journal", () => {
  test("returns caller, action, region, code and text of each request", async () => {
    await using cloud = await TestCloud.start({ journal: 10 });
    await cloud.lighthouse(key(1), "ap-beijing").DescribeInstances({ Limit: 5 });
    await codeOf(cloud.lighthouse(key(101)).CreateKeyPair({ KeyName: "" }));
    await v1(cloud, { method: "GET", parameters: { Action: "DescribeRegions" } });
    await fetch(cloud.url, { method: "POST", body: "{}", headers: { "content-type": "text/plain" } });
    const { entries, next, missed } = await look(cloud);
    expect([next, missed]).toEqual([4, 0]);
    const [listed, refused, old, strange] = entries;
    expect(listed).toMatchObject({
      ...{ number: 1, service: "lighthouse", action: "DescribeInstances", region: "ap-beijing", code: "" },
      ...{ account: "100000000001", uin: "100000000001", method: "POST", path: "/", parameters: { Limit: 5 } },
      response: { TotalCount: expect.any(Number), RequestId: listed?.requestId },
    });
    expect(listed?.client).toStartWith("SDK_NODEJS");
    expect(refused).toMatchObject({ action: "CreateKeyPair", code: expect.stringContaining("InvalidParameterValue") });
    expect(refused?.response).toHaveProperty("Error.Code", refused?.code);
    expect(refused?.uin).not.toBe(refused?.account);
    expect(old).toMatchObject({ method: "GET", action: "DescribeRegions", parameters: {}, code: "" });
    expect(old?.beside).toContainEqual(["Signature", mask]);
    expect(strange).toMatchObject({ service: "", action: "", code: "InvalidParameter", parameters: null, text: "{}" });
  });

  test("contains no secret from a request or response", async () => {
    await using cloud = await TestCloud.start({ journal: 10 });
    const { Credentials } = await cloud.sts().GetFederationToken({
      Name: "a",
      Policy: '{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"}]}',
    });
    const { TmpSecretId: secretId = "", TmpSecretKey: secretKey = "", Token: token = "" } = Credentials ?? {};
    await cloud.lighthouse({ secretId, secretKey, token }).DescribeRegions();
    const { KeyPair } = await cloud.lighthouse().CreateKeyPair({ KeyName: "mine" });
    const user = await cloud.cam().AddUser({ Name: "tester", ConsoleLogin: 1, UseApi: 1, Password: "Hush-1234-hush" });
    const text = JSON.stringify(await look(cloud));
    expect(text).toContain(secretId);
    const given = [secretKey, token, KeyPair?.PrivateKey?.split("\n")[3], user.SecretKey, "Hush-1234-hush"];
    for (const secret of given) {
      expect(secret?.length).toBeGreaterThan(8);
      expect(text).not.toContain(secret ?? "");
    }
  });

  test("continues from a position, waits for new requests and counts missed ones", async () => {
    await using cloud = await TestCloud.start({ journal: 2 });
    const client = cloud.lighthouse();
    const coming = look(cloud, "?after=0&wait=20");
    await client.DescribeRegions();
    expect((await coming).entries.map(({ number }) => number)).toEqual([1]);
    for (let more = 0; more < 3; more++) await client.DescribeRegions();
    const { entries, next, missed } = await look(cloud, "?after=1");
    expect([entries.map(({ number }) => number), next, missed]).toEqual([[3, 4], 4, 1]);
    expect(await look(cloud, "?after=4")).toEqual({ entries: [], next: 4, missed: 0 });
    // A position beyond the last request belongs to an earlier server.
    expect((await look(cloud, "?after=99")).next).toBe(4);
    expect((await fetch(`${cloud.url}/_skerry/journal?after=x`)).status).toBe(400);
  });

  test("does not delay the end of the server", async () => {
    const cloud = await TestCloud.start({ journal: 2 });
    const coming = look(cloud, "?after=0&wait=20");
    await Bun.sleep(100);
    const started = performance.now();
    await cloud[Symbol.asyncDispose]();
    expect((await coming).entries).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test("returns 404 when it is switched off", async () => {
    await using cloud = await TestCloud.start({ journal: 0 });
    const answer = await fetch(`${cloud.url}/_skerry/journal`);
    expect([answer.status, await answer.json()]).toEqual([404, { error: expect.stringContaining("--journal 0") }]);
  });

  test("is refused to other machines and other host names", async () => {
    await using cloud = await TestCloud.start({ journal: 2 });
    const ask = async (address: string, host: string) => {
      const request = new Request(`${cloud.url}/_skerry/journal`, { headers: { host } });
      const context = { arrival: 1000, bodies: new BodyBudget(1000), adminToken: undefined, address: () => address };
      return respondToControl("/_skerry/journal", "", request, cloud.cloud, context);
    };
    for (const host of ["localhost:20324", "127.0.0.1", "[::1]:20324"])
      expect((await ask("::1", host))?.status).toBe(200);
    const refused = [
      ["127.0.0.1", "evil.example"],
      ["127.0.0.1", "lighthouse.tencentcloudapi.com"],
      ["127.0.0.1", ""],
      ["192.0.2.1", "localhost"],
      ["", "localhost"],
    ] as const;
    for (const [address, host] of refused) {
      const answer = await ask(address, host);
      expect([address, host, answer?.status]).toEqual([address, host, 403]);
      expect(await answer?.text()).toContain("only on the machine that Skerry runs on");
    }
  });
});

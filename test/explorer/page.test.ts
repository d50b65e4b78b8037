import { describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { isSpecOf } from "./spec.ts";

const browser = { accept: "text/html,application/xhtml+xml" };

describe("the explorer's page", () => {
  test("is served at the root and loads only its own files", async () => {
    await using cloud = await TestCloud.start();
    const page = await fetch(`${cloud.url}/`, { headers: browser });
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html;charset=utf-8"]);
    const policy = page.headers.get("content-security-policy")?.split("; ");
    expect(policy).toEqual(expect.arrayContaining(["default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"]));
    const html = await page.text();
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = ""]) => file);
    expect(files.filter((file) => !file.startsWith("/_skerry/page/") && !file.startsWith("data:"))).toEqual([]);
    for (const file of files.filter((one) => one.startsWith("/"))) {
      const answer = await fetch(`${cloud.url}${file}`);
      expect([file, answer.status]).toEqual([file, 200]);
      expect(answer.headers.get("cache-control")).toContain("immutable");
    }
    expect((await fetch(`${cloud.url}/_skerry/page/none.js`)).status).toBe(404);
  });

  test("loads at most 250 kB of compressed JavaScript initially", async () => {
    await using cloud = await TestCloud.start();
    const html = await (await fetch(`${cloud.url}/`, { headers: browser })).text();
    const [script = ""] = /\/_skerry\/page\/[^"]+\.js/.exec(html) ?? [];
    const source = await (await fetch(`${cloud.url}${script}`)).text();
    // Static imports of the entry load with it.
    const imported = [...source.matchAll(/from"(\/_skerry\/page\/[^"]+)"|import"(\/_skerry\/page\/[^"]+)"/g)];
    let bytes = Bun.gzipSync(source).length;
    for (const [, one, other] of imported) {
      bytes += Bun.gzipSync(await (await fetch(`${cloud.url}${one ?? other}`)).text()).length;
    }
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(250_000);
  });

  test("is not returned for an API call", async () => {
    await using cloud = await TestCloud.start();
    const answers = await Promise.all([
      fetch(`${cloud.url}/?Action=DescribeRegions`, { headers: browser }),
      fetch(`${cloud.url}/`, { headers: { ...browser, authorization: "TC3-HMAC-SHA256 x" } }),
      fetch(`${cloud.url}/`),
      fetch(`${cloud.url}/`, { method: "POST", headers: browser, body: "{}" }),
    ]);
    for (const answer of answers) expect(await answer.json()).toHaveProperty("Response.Error.Code");
  });

  test("receives the complete specification", async () => {
    await using cloud = await TestCloud.start();
    const spec: unknown = await (await fetch(`${cloud.url}/_skerry/spec`)).json();
    for (const service of cloud.cloud.services.values())
      expect(isSpecOf(service.name, service.actions, spec)).toBe(true);
  });
});

describe("development credentials", () => {
  const session = async (cloud: TestCloud, host?: string): Promise<unknown> =>
    (await fetch(`${cloud.url}/_skerry/session`, { headers: host === undefined ? {} : { host } })).json();

  test("are offered to browsers on this machine", async () => {
    await using cloud = await TestCloud.start();
    expect(await session(cloud)).toMatchObject({
      accounts: expect.arrayContaining([
        expect.objectContaining({ uin: "100000000001", secretId: "AKIDSkerryLocalDevelopmentOnly000001" }),
      ]),
    });
    expect(await session(cloud, "localhost:20324")).toEqual({
      ...Object(await session(cloud)),
      now: expect.any(Number),
    });
  });

  test("are hidden from a page that uses DNS rebinding", async () => {
    await using cloud = await TestCloud.start();
    expect(await session(cloud, "evil.example:20324")).toMatchObject({ accounts: [] });
    expect(await session(cloud, "127.0.0.1.evil.example")).toMatchObject({ accounts: [] });
  });
});

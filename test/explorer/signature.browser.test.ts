import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { key, TestCloud } from "../cloud.ts";
import { authorizationOf } from "../protocol/signer.ts";
import { chromium, openPage } from "./browser.ts";

const path = "/call/lighthouse/DescribeRegions";

describe.skipIf(!chromium)("the signature tab", () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await TestCloud.start();
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  test("shows the steps of TC3, hides keys until requested, and copies a valid request", async () => {
    await using page = await openPage(cloud, { path });
    await page.getByText("Signature", { exact: true }).click();
    await page.getByRole("heading", { name: "Authorization header" }).waitFor();
    expect(await page.getByRole("heading", { level: 3 }).allTextContents()).toEqual([
      ...["Body", "Hash of the body", "Canonical request", "Hash of the canonical request", "String to sign"],
      ...["SecretKey", "Date key", "Service key", "Signing key"],
      ...["Signature", "Authorization header", "Complete request"],
    ]);
    expect(await page.content()).not.toContain(key(1).secretKey);
    expect(await page.getByRole("button", { name: "Copy: Signing key" }).count()).toBe(0);
    await page.getByText("Show the secret key").click();
    await page.getByText(key(1).secretKey).waitFor();
    await page.getByRole("button", { name: "Copy: Signing key" }).waitFor();
    const [head = "", body = ""] = (await copied(page, "Complete request")).split("\n\n");
    const headers = head
      .split("\n")
      .slice(1)
      .map((line): [string, string] => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]);
    const answer = await fetch(cloud.url, { method: "POST", headers, body });
    expect(await answer.text()).toContain('"RegionSet"');
  });

  test("shows the steps of v1 for valid GET and POST requests", async () => {
    await using page = await openPage(cloud, { path });
    await page.getByText("Signature", { exact: true }).click();
    await page.getByText("v1", { exact: true }).click();
    await page.getByText("HmacSHA1", { exact: true }).click();
    await page.getByText("SignatureMethod=HmacSHA1").first().waitFor();
    expect(await (await fetch(await copied(page, "Complete URL"))).text()).toContain('"RegionSet"');
    await page.getByText("POST", { exact: true }).click();
    const [, body = ""] = (await copied(page, "Complete request")).split("\n\n");
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect(await (await fetch(cloud.url, { method: "POST", headers, body })).text()).toContain('"RegionSet"');
  });

  test("is available in Chinese without accessibility violations", async () => {
    await using page = await openPage(cloud, { path, language: "zh", theme: "dark" });
    await page.getByText("签名过程", { exact: true }).click();
    await page.getByRole("heading", { name: "规范请求串", exact: true }).waitFor();
    expect(await serious(page, ".signature")).toEqual([]);
  });
});

describe.skipIf(!chromium)("comparing a request", () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await TestCloud.start();
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  for (const { language, whole, compare, found, right } of [
    {
      language: "en",
      ...{ whole: "Complete request", compare: "Compare" },
      ...{ found: "The body is the same JSON written differently", right: "No differences" },
    },
    {
      language: "zh",
      ...{ whole: "完整请求", compare: "核对" },
      ...{ found: "请求体是同一 JSON 的不同写法", right: "没有差异" },
    },
  ] as const) {
    test(`reports a changed body, and no differences when it is restored (${language})`, async () => {
      await using page = await openPage(cloud, { path: "/compare", language });
      await page.getByLabel(whole).fill(request('{ "Limit": 1 }'));
      await page.getByRole("button", { name: compare, exact: true }).click();
      await page.getByText(found).waitFor();
      expect(await page.getByRole("listitem").count()).toBe(1);
      expect(await serious(page, ".compare")).toEqual([]);
      await page.getByLabel(whole).fill(request('{"Limit":1}'));
      expect(await page.getByText(found).count()).toBe(0);
      await page.getByRole("button", { name: compare, exact: true }).click();
      await page.getByText(right).waitFor();
    });
  }

  test("is offered, with the call filled in, when a signature is rejected", async () => {
    await using page = await openPage(cloud, { path });
    await page.getByRole("button", { name: "Send" }).waitFor();
    const wrong = { name: "Mine", secretId: key(1).secretId, secretKey: "NotTheSecretKey" };
    await page.evaluate(`localStorage.setItem("skerry.credential", '${JSON.stringify(wrong)}')`);
    await page.reload();
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("link", { name: "Compare a failing request" }).click();
    expect(await page.getByLabel("Headers, one per line").inputValue()).toContain("authorization: TC3-HMAC-SHA256 ");
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await page.getByText("The server's secret key for").waitFor();
    expect(await page.getByRole("listitem").count()).toBe(1);
  });

  /** Signed over a body in which nothing is between the signs. */
  function request(body: string): string {
    const timestamp = Math.floor(cloud.clock.now() / 1000);
    const host = `127.0.0.1:${cloud.port}`;
    const parts = {
      method: "POST",
      query: "",
      host,
      contentType: "application/json",
      timestamp,
      service: "lighthouse",
    };
    const authorization = authorizationOf({ ...parts, ...key(1), body: '{"Limit":1}' });
    const head = ["POST / HTTP/1.1", `Host: ${host}`, "Content-Type: application/json", `X-TC-Timestamp: ${timestamp}`];
    return [...head, `Authorization: ${authorization}`, "", body].join("\n");
  }
});

/** The accessibility violations in a part of the page, apart from the colours of TDesign's links and buttons. */
async function serious(page: Page, part: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).exclude("a").exclude(".t-button").analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** The clipboard text after a click on the button of a step. */
async function copied(page: Page, step: string): Promise<string> {
  await page.getByRole("button", { name: `Copy: ${step}` }).click();
  await page.getByText("Copied", { exact: true }).waitFor();
  return page.evaluate<string>("navigator.clipboard.readText()");
}

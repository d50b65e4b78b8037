import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { key, TestCloud } from "../cloud.ts";
import { chromium, openPage } from "./browser.ts";

const path = "/call/lighthouse/DescribeRegions";

describe.skipIf(!chromium)("the tab of the signature", () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await TestCloud.start();
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  test("shows the steps of TC3, keeps keys hidden until asked, and copies a request that the server answers", async () => {
    await using page = await openPage(cloud, { path });
    await page.getByText("Signature", { exact: true }).click();
    await page.getByRole("heading", { name: "Authorization header" }).waitFor();
    expect(await page.getByRole("heading", { level: 3 }).allTextContents()).toEqual([
      ...["Body", "Hash of the body", "Canonical request", "Hash of the canonical request", "String to sign"],
      ...["SecretKey", "Key of the day", "Key of the service", "Signing key"],
      ...["Signature", "Authorization header", "The request"],
    ]);
    expect(await page.content()).not.toContain(key(1).secretKey);
    expect(await page.getByRole("button", { name: "Copy: Signing key" }).count()).toBe(0);
    await page.getByText("Show the secret key").click();
    await page.getByText(key(1).secretKey).waitFor();
    await page.getByRole("button", { name: "Copy: Signing key" }).waitFor();
    const [head = "", body = ""] = (await copied(page, "The request")).split("\n\n");
    const headers = head
      .split("\n")
      .slice(1)
      .map((line): [string, string] => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]);
    const answer = await fetch(cloud.url, { method: "POST", headers, body });
    expect(await answer.text()).toContain('"RegionSet"');
  });

  for (const method of ["GET", "POST"]) {
    test(`shows the steps of v1 with ${method}, which the server answers`, async () => {
      await using page = await openPage(cloud, { path });
      await page.getByText("Signature", { exact: true }).click();
      await page.getByText("v1", { exact: true }).click();
      await page.getByText(method, { exact: true }).click();
      await page.getByText("HmacSHA1", { exact: true }).click();
      const name = method === "GET" ? "The address" : "The request";
      await page.getByText("SignatureMethod=HmacSHA1").first().waitFor();
      const last = await copied(page, name);
      const [head = "", body = ""] = last.split("\n\n");
      const type = "application/x-www-form-urlencoded";
      const answer = await (method === "GET"
        ? fetch(head)
        : fetch(cloud.url, { method, headers: { "content-type": type }, body }));
      expect(await answer.text()).toContain('"RegionSet"');
    });
  }
});

/** What a step's button puts into the clipboard. */
async function copied(page: Page, step: string): Promise<string> {
  await page.getByRole("button", { name: `Copy: ${step}` }).click();
  await page.getByText("Copied", { exact: true }).waitFor();
  return page.evaluate<string>("navigator.clipboard.readText()");
}

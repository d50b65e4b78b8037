import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import AxeBuilder from "@axe-core/playwright";
import { key, TestCloud } from "../../cloud.ts";
import { codeOf } from "../../refusal.ts";
import { chromium, openPage } from "../browser.ts";

const path = "/journal";

// Browser start and first bundle are slow on a busy machine.
setDefaultTimeout(30_000);

describe.skipIf(!chromium)("the journal's page", () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await TestCloud.start({ journal: 100 });
    await cloud.lighthouse(key(2), "ap-beijing").DescribeInstances({ Limit: 7 });
    const reset = { InstanceIds: ["lhins-00000001"], UserName: "root", Password: "Hush-1234" };
    await codeOf(cloud.lighthouse().ResetInstancesPassword(reset));
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  test("shows calls as they arrive, except while paused", async () => {
    await using page = await openPage(cloud, { path });
    await page.getByRole("button", { name: "lighthouse.ResetInstancesPassword" }).waitFor();
    await cloud.lighthouse().DescribeZones({});
    const call = page.getByRole("row").filter({ hasText: "lighthouse.DescribeZones" });
    await call.waitFor({ timeout: 5000 });
    expect(await call.innerText()).toMatch(/OK\s+ap-guangzhou\s+100000000001\s+SDK_NODEJS/);
    await page.getByRole("button", { name: "Pause" }).click();
    await cloud.lighthouse().DescribeBundles({});
    await page.waitForTimeout(500);
    const other = page.getByRole("row").filter({ hasText: "lighthouse.DescribeBundles" });
    expect(await other.count()).toBe(0);
    await page.getByRole("button", { name: "Resume" }).click();
    await other.waitFor({ timeout: 5000 });
    await page.getByRole("button", { name: "Clear list" }).click();
    await page.getByText("No requests yet.").waitFor();
  });

  test("filters by text, action, account and errors", async () => {
    await using page = await openPage(cloud, { path });
    const rows = page.locator("tbody tr");
    const shown = async (texts: readonly string[]): Promise<void> => {
      await page.locator(`tbody:not(:has(tr:nth-child(${texts.length + 1}))) tr:nth-child(${texts.length})`).waitFor();
      expect(await rows.getByRole("button").allTextContents()).toEqual([...texts]);
    };
    await page.getByRole("checkbox").check({ force: true });
    await shown(["lighthouse.ResetInstancesPassword"]);
    await page.getByRole("checkbox").uncheck({ force: true });
    const search = page.getByPlaceholder("Find in requests and responses");
    await search.fill('"limit":7');
    await shown(["lighthouse.DescribeInstances"]);
    await search.fill("");
    await choose("All accounts", "100000000002");
    await shown(["lighthouse.DescribeInstances"]);
    await choose("100000000002", "100000000001");
    await choose("All actions", "lighthouse.ResetInstancesPassword");
    await shown(["lighthouse.ResetInstancesPassword"]);
    await search.fill("nothing like this");
    await page.getByText("No matching requests.").waitFor();

    async function choose(old: string, next: string): Promise<void> {
      await page.locator(`search label input[value="${old}"]`).click();
      await page.locator(".t-select-option").filter({ hasText: next }).click();
    }
  });

  test("shows a full request and copies it to the form without secrets", async () => {
    await using page = await openPage(cloud, { path });
    await page.getByRole("button", { name: "lighthouse.ResetInstancesPassword" }).click();
    const entry = page.getByRole("article", { name: "lighthouse.ResetInstancesPassword" });
    await entry.getByText("Meaning of this code").waitFor();
    await entry.getByText("Replaying omits them: Password.").waitFor();
    await entry.getByText("Request headers").click();
    await entry.getByText(/SignedHeaders=.*Signature=\*{10}$/).waitFor();
    expect(await page.content()).not.toContain("Hush-1234");
    await entry.getByRole("button", { name: "Replay in the form" }).click();
    await page.getByRole("heading", { name: "ResetInstancesPassword" }).waitFor();
    await page.getByText("JSON", { exact: true }).click();
    const json = await page.getByLabel("JSON", { exact: true }).and(page.locator("textarea")).inputValue();
    expect(JSON.parse(json)).toEqual({ InstanceIds: ["lhins-00000001"], UserName: "root" });
  });

  for (const theme of ["light", "dark"] as const) {
    test(`has no accessibility violations in ${theme} and in Chinese`, async () => {
      await using page = await openPage(cloud, { path, theme, language: "zh" });
      await page.getByRole("heading", { name: "请求记录" }).waitFor();
      const call = page.getByRole("button", { name: "lighthouse.ResetInstancesPassword" });
      await call.focus();
      await page.keyboard.press("Enter");
      await page.getByText("重放时不会填入：Password。").waitFor();
      const { violations } = await new AxeBuilder({ page }).include("main").analyze();
      expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
    });
  }
});

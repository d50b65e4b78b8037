import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import AxeBuilder from "@axe-core/playwright";
import { TestCloud } from "../cloud.ts";
import { chromium, openPage } from "./browser.ts";

// The first test starts a browser and bundles the page.
setDefaultTimeout(30_000);

describe.skipIf(!chromium)("the documentation page", () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await TestCloud.start();
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  const described = { path: "/docs/lighthouse/DescribeImagesToShare" };

  test("shows input, output, rate limit, an example and the codes of an action", async () => {
    await using page = await openPage(cloud, described);
    await page.getByRole("heading", { name: "DescribeImagesToShare", level: 1 }).waitFor();
    const taken = page.getByRole("table", { name: "Parameters" });
    expect(await taken.getByRole("rowheader").allTextContents()).toEqual(["ImageIds", "Offset", "Limit", "Filters"]);
    const limit = await taken.getByRole("row", { name: /^Limit/ }).textContent();
    expect(limit).toContain("Default: 20. At least 1. At most 100.");
    const given = page.getByRole("table", { name: "Response fields" });
    expect(await given.getByRole("rowheader").allTextContents()).toEqual(["TotalCount", "ImageSet", "RequestId"]);
    const text = await page.locator(".docs").innerText();
    expect(text).toContain("20 requests per second");
    expect(text).toContain("lighthouse.tencentcloudapi.com");
    expect(text).toContain("ap-guangzhou, ap-hongkong");
    await page.getByText('"ImageName": "buoy"').first().waitFor();
    expect(await page.getByText("X-TC-Action: DescribeImagesToShare").count()).toBe(3);
    const codes = page.getByRole("table", { name: "Error codes" });
    expect(await codes.getByRole("link", { name: "InvalidParameterValue.InvalidImageIdMalformed" }).count()).toBe(1);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  });

  test("shows an action in Chinese", async () => {
    await using page = await openPage(cloud, { ...described, language: "zh", theme: "dark" });
    const taken = page.getByRole("table", { name: "请求参数" });
    await taken.waitFor();
    expect(await taken.getByRole("columnheader").allTextContents()).toEqual(["名称", "必填", "类型", "说明"]);
    await page.getByRole("heading", { name: "按名称查询" }).waitFor();
    expect(await page.locator(".docs").innerText()).toContain("每秒 20 次");
  });

  test("repeats an example and links its code to the explanation", async () => {
    await using page = await openPage(cloud, described);
    await page.getByRole("link", { name: "Open in the explorer" }).nth(3).click();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.locator(".response").getByRole("link", { name: "Documentation" }).click();
    await page.getByRole("heading", { name: "InvalidParameterValue.InvalidImageIdMalformed", level: 1 }).waitFor();
  });

  test("shows the documentation of an action beside its call", async () => {
    await using page = await openPage(cloud, { path: "/call/lighthouse/DescribeImagesToShare" });
    await page.getByText("Documentation", { exact: true }).last().click();
    await page.getByRole("table", { name: "Parameters" }).waitFor();
  });

  test("shows the fields of a data type and the actions that use it", async () => {
    await using page = await openPage(cloud, { path: "/docs/lighthouse/DescribeInstances" });
    await page.getByRole("list").getByRole("link", { name: "LoginSettings" }).click();
    await page.getByRole("heading", { name: "LoginSettings", level: 1 }).waitFor();
    expect(await page.getByRole("table").getByRole("rowheader").allTextContents()).toContain("KeyIds");
    expect(await page.getByRole("main").getByRole("link", { name: "DescribeInstances" }).count()).toBe(1);
  });

  test("shows the meaning of a code and the actions that document it", async () => {
    await using page = await openPage(cloud, {
      path: "/docs/lighthouse/error/InvalidParameterValue.InvalidImageIdMalformed",
      viewport: { width: 390, height: 844 },
    });
    await page.getByRole("heading", { name: "Documented by" }).waitFor();
    const documented = await page.getByRole("main").getByRole("listitem").allTextContents();
    expect(documented).toEqual(["DescribeImagesToShare", "ModifyImageSharePermission"]);
    const wide = await page.evaluate<number>("document.documentElement.scrollWidth");
    expect(wide).toBeLessThanOrEqual(390);
  });

  test("reports an unknown action, data type or code", async () => {
    await using page = await openPage(cloud, { path: "/docs/lighthouse/type/Nothing" });
    await page.getByText("Page not found.").waitFor();
  });

  test("is found by searching", async () => {
    await using page = await openPage(cloud, { path: "/docs/lighthouse" });
    const search = async (text: string) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: /^Search/ }).fill(text);
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("Enter");
    };
    await page.getByRole("heading", { name: "lighthouse", level: 1 }).waitFor();
    await search("DescribImagsToShare");
    await page.getByRole("button", { name: "Send", exact: true }).waitFor();
    expect(page.url()).toEndWith("#/call/lighthouse/DescribeImagesToShare");
    await search("InvalidImageIdMalformed");
    await page.getByRole("heading", { name: "InvalidParameterValue.InvalidImageIdMalformed" }).waitFor();
    await search("DockerContainerPublishPort");
    await page.getByRole("heading", { name: "DockerContainerPublishPort" }).waitFor();
  });

  test("scrolls to a parameter from the search", async () => {
    await using page = await openPage(cloud, { path: "/docs/lighthouse/CreateInstances/Subdomain" });
    const row = page.locator(".docs-highlighted");
    await row.waitFor();
    expect(await row.getByRole("rowheader").textContent()).toBe("Subdomain");
    const box = await row.boundingBox();
    expect(box && box.y > 0 && box.y < 800).toBe(true);
  });

  test("prints without interactive elements", async () => {
    await using page = await openPage(cloud, described);
    await page.emulateMedia({ media: "print" });
    await page.getByRole("table", { name: "Parameters" }).waitFor();
    for (const useless of [".top", ".menu", ".docs-tools"]) {
      expect(await page.locator(useless).isVisible()).toBe(false);
    }
  });
});

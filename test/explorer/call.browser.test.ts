import { describe, expect, test } from "bun:test";
import { AxeBuilder } from "@axe-core/playwright";
import { TestCloud } from "../cloud.ts";
import { chromium, openPage } from "./browser.ts";

const share = "/call/lighthouse/DescribeImagesToShare";
const create = "/call/lighthouse/CreateInstances";

describe.skipIf(!chromium)("a call in the explorer", () => {
  test("is signed in the browser and shows a foldable, searchable response", async () => {
    await using cloud = await TestCloud.start();
    await using page = await openPage(cloud, { path: share });
    await page.getByRole("button", { name: "Send" }).click();
    const answer = page.getByRole("region", { name: "Response" });
    await answer.getByText("OK", { exact: true }).waitFor();
    expect(await answer.innerText()).toMatch(/Status 200[\s\S]*Time [\d.]+ ms[\s\S]*RequestId [0-9a-f-]{36}/);
    expect(await answer.innerText()).toContain("img-xkd784jw");
    await answer.getByPlaceholder("Find in the response").fill("xkd784");
    await answer.getByText("1 found").waitFor();
    expect(await answer.innerText()).not.toContain("img-cs2rrmp0");
    await answer.getByText("Headers").click();
    await answer.getByText("x-tc-requestid").waitFor();
  });

  test("sends only the given parameters and keeps form and JSON in sync", async () => {
    await using cloud = await TestCloud.start();
    await using page = await openPage(cloud, { path: create });
    const sent: unknown[] = [];
    page.on("request", (request) => request.method() === "POST" && sent.push(request.postDataJSON()));
    await page.getByLabel("BundleId").fill("bundle2022_gen_01");
    await page.getByLabel("Period").fill("1");
    await page.getByText("Zones", { exact: true }).click();
    await page.getByRole("button", { name: "Add Zones" }).click();
    await page.getByRole("textbox", { name: "Zones[0]" }).fill("ap-guangzhou-3");
    await page.getByText("JSON", { exact: true }).click();
    const body = page.getByRole("textbox", { name: "JSON" });
    const filled = { BundleId: "bundle2022_gen_01", InstanceChargePrepaid: { Period: 1 }, Zones: ["ap-guangzhou-3"] };
    expect(JSON.parse(await body.inputValue())).toEqual(filled);
    await body.fill("{ broken");
    await page.getByText("This is not a JSON object").waitFor();
    await body.fill(JSON.stringify({ ...filled, BlueprintId: "lhbp-mxml4cnq", DryRun: true }));
    await page.getByText("Form", { exact: true }).click();
    expect(await page.getByLabel("BlueprintId").inputValue()).toBe("lhbp-mxml4cnq");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("region", { name: "Response" }).getByText("OK", { exact: true }).waitFor();
    expect(sent).toEqual([{ ...filled, BlueprintId: "lhbp-mxml4cnq", DryRun: true }]);
    await page.reload();
    expect(await page.getByLabel("BlueprintId").inputValue()).toBe("lhbp-mxml4cnq");
  });

  test("explains an error and can be reopened by its link", async () => {
    await using cloud = await TestCloud.start();
    await using page = await openPage(cloud, { path: share, language: "zh" });
    await page.getByText("JSON", { exact: true }).click();
    await page.getByRole("textbox", { name: "JSON" }).fill('{"ImageIds":["img-1"]}');
    await page.getByRole("button", { name: "发送" }).click();
    const answer = page.getByRole("region", { name: "结果" });
    await answer.getByText("该接口的文档列出了此错误码。").waitFor();
    expect(await answer.innerText()).toContain("InvalidParameterValue.InvalidImageIdMalformed");
    await page.getByRole("button", { name: "复制: 复制此次调用的链接" }).click();
    const link = String(await page.evaluate("navigator.clipboard.readText()"));
    await using other = await openPage(cloud, { path: link.slice(link.indexOf("#") + 1) });
    await other.getByText("JSON", { exact: true }).click();
    expect(JSON.parse(await other.getByRole("textbox", { name: "JSON" }).inputValue())).toEqual({
      ImageIds: ["img-1"],
    });
  });

  test("reports an unreachable server and keeps the input", async () => {
    const cloud = await TestCloud.start();
    await using page = await openPage(cloud, { path: share });
    await page.getByLabel("Limit").fill("3");
    await cloud[Symbol.asyncDispose]();
    // The browser's own message about a lost connection is not an error of the page.
    page.removeAllListeners("console");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("the connection was lost").waitFor();
    expect(await page.getByLabel("Limit").inputValue()).toBe("3");
  });

  test("becomes a program for the chosen language and endpoint", async () => {
    await using cloud = await TestCloud.start();
    await using page = await openPage(cloud, { path: share });
    await page.getByLabel("Limit").fill("3");
    await page.getByText("Code", { exact: true }).click();
    const code = page.getByRole("region", { name: "Code" });
    await code.getByText("node call.mjs").waitFor();
    expect(await code.innerText()).toContain(`127.0.0.1:${cloud.port}`);
    expect(await code.innerText()).toContain("Limit: 3");
    await code.getByText("for the real service").click();
    await page.waitForFunction("!document.body.innerText.includes('endpoint:')");
    await code.getByRole("textbox").click();
    await page.getByText("Python", { exact: true }).click();
    await code.getByText("from tencentcloud", { exact: false }).first().waitFor();
  });
});

describe.skipIf(!chromium)("quick search", () => {
  test("opens by keyboard, tolerates a typo and opens its result", async () => {
    await using cloud = await TestCloud.start();
    await using page = await openPage(cloud, { path: share });
    await page.getByRole("button", { name: "Send" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("CreateInstnaces");
    const first = page.getByRole("option").first();
    await first.getByText("CreateInstances", { exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "CreateInstances" }).waitFor();
    expect(page.url()).toEndWith(`#${create}`);
  });
});

describe.skipIf(!chromium)("the page of a call", () => {
  test.each([
    ["en", "light", 1280],
    ["zh", "dark", 1280],
    ["en", "dark", 390],
  ] as const)("has no accessibility violations in %s, %s, %i wide", async (language, theme, width) => {
    await using cloud = await TestCloud.start();
    await using page = await openPage(cloud, { path: create, language, theme, viewport: { width, height: 800 } });
    await page.getByRole("heading", { name: "CreateInstances" }).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)])).toEqual([]);
  });
});

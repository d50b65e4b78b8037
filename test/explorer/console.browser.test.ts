import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { TestClock, TestCloud } from "../cloud.ts";
import { bought, order } from "../lighthouse/bought.ts";
import { cloudOf } from "../world/worlds.ts";
import { chromium, openPage } from "./browser.ts";

// Timeout for a page on a busy machine, in ms.
setDefaultTimeout(60_000);

/** The effect of a click must appear within this time, in ms, before the page polls again. */
const soon = { timeout: 7000 };

/** A cloud whose operations finish at once, for tests that do not watch their progress. */
const swift = () =>
  cloudOf({ pace: { operations: 0 }, ccns: [{ id: "ccn-pf78xmcp", account: "100000000001", name: "wide" }] });

describe.skipIf(!chromium)("the console", () => {
  test("shares and unshares an image", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    const sharedAs = async (ImageId: string) => {
      const Filters = [{ Name: "blueprint-type", Values: ["SHARED"] }];
      const { BlueprintSet = [] } = await cloud.lighthouse().DescribeBlueprints({ Filters });
      return BlueprintSet.find((one) => one.ImageId === ImageId)?.BlueprintId;
    };
    await using page = await openPage(cloud, { path: "/console" });
    const toggle = page.getByRole("switch", { name: "Share web-front with Lighthouse" });
    expect(await toggle.getAttribute("aria-checked")).toBe("false");
    await toggle.click();
    const row = page.getByRole("row", { name: /web-front img-xkd784jw/ });
    await row.getByText("lhbp-").waitFor(soon);
    const BlueprintId = await sharedAs("img-xkd784jw");
    expect(BlueprintId).toBeString();
    expect(await row.textContent()).toContain(String(BlueprintId));
    expect(await toggle.getAttribute("aria-checked")).toBe("true");
    expect(await page.getByRole("status").first().textContent()).toBe(
      "ModifyImageSharePermission was accepted. web-front",
    );
    // The list of blueprints below refreshes automatically.
    const blueprints = page.getByRole("table", { name: "Blueprints" });
    await blueprints.getByText(String(BlueprintId)).waitFor(soon);

    await toggle.click();
    await row.getByText("lhbp-").waitFor({ ...soon, state: "detached" });
    expect(await sharedAs("img-xkd784jw")).toBeUndefined();
  });

  test("explains why an image cannot be shared and marks shared images", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    await using page = await openPage(cloud, { path: "/console/images" });
    const whole = page.getByRole("switch", { name: "Share database-with-disks with Lighthouse" });
    expect(await whole.isDisabled()).toBe(true);
    const reason = await page.getByRole("row", { name: /database-with-disks/ }).textContent();
    expect(reason).toContain("Full-machine images cannot be shared.");
    const shared = page.getByRole("switch", { name: "Share shared-already with Lighthouse" });
    expect([await shared.isDisabled(), await shared.getAttribute("aria-checked")]).toEqual([false, "true"]);
  });

  test("creates an instance, shows it live, stops it and starts it", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    await cloud.lighthouse().CreateKeyPair({ KeyName: "unasked" });
    await using page = await openPage(cloud, { path: "/console/instances" });
    await page.getByText("No instances in this region.").waitFor(soon);
    await page.getByRole("button", { name: "Create instance" }).click();
    const dialog = page.getByRole("dialog", { name: "Create instance" });
    await dialog.getByText("CN¥40.00").first().waitFor(soon);
    await dialog.getByRole("spinbutton", { name: "Quantity" }).fill("2");
    await dialog.getByText("CN¥80.00").first().waitFor(soon);
    await dialog.getByRole("spinbutton", { name: "Quantity" }).fill("1");
    await dialog.getByRole("textbox", { name: "Name" }).fill("first");
    // The dialog shows the error. Neither the error nor closing the dialog discards the input.
    await dialog.getByRole("textbox", { name: "Password" }).fill("short");
    await dialog.getByRole("button", { name: "Create instance" }).click();
    expect(await dialog.getByRole("alert").textContent()).toContain("InvalidParameterValue.InvalidPassword");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Create instance" }).click();
    expect(await dialog.getByRole("textbox", { name: "Name" }).inputValue()).toBe("first");
    await dialog.getByRole("textbox", { name: "Password" }).fill("Long-enough-1");
    await dialog.getByRole("button", { name: "Create instance" }).click();

    await page.getByText("PENDING", { exact: true }).waitFor(soon);
    await page.getByText("RUNNING", { exact: true }).waitFor(soon);
    const { InstanceSet = [] } = await cloud.lighthouse().DescribeInstances({});
    expect(InstanceSet).toHaveLength(1);
    expect(InstanceSet[0]).toMatchObject({ InstanceName: "first", LoginSettings: { KeyIds: [] } });
    const id = InstanceSet[0]?.InstanceId ?? "";
    const { InstanceDeniedActionSet = [] } = await cloud
      .lighthouse()
      .DescribeInstancesDeniedActions({ InstanceIds: [id] });
    const denied = InstanceDeniedActionSet[0]?.DeniedActions?.find(({ Action }) => Action === "StartInstances");

    const start = page.getByRole("button", { name: "Start first", exact: true });
    expect(await start.getAttribute("aria-disabled")).toBe("true");
    const reason = page.locator(`[id="${await start.getAttribute("aria-describedby")}"]`);
    expect(await reason.textContent()).toContain(`(${denied?.Code})`);
    expect(await reason.textContent()).toContain("RUNNING");
    await page.getByRole("link", { name: "first" }).focus();
    await page.keyboard.press("Tab");
    await page.locator(".t-popup").getByText(String(denied?.Code)).waitFor(soon);
    const calls: (string | undefined)[] = [];
    page.on("request", (request) => calls.push(request.headers()["x-tc-action"]));
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Stop first" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Stop" }).click();
    await page.getByText("STOPPED", { exact: true }).waitFor(soon);
    expect(calls).not.toContain("StartInstances");
    await page.locator('button[aria-label="Start first"]:not([aria-disabled])').click();
    await page.getByText("RUNNING", { exact: true }).waitFor(soon);
  });

  test("stops polling while hidden and refreshes when it is visible again", async () => {
    await using cloud = await cloudOf({ pace: { operations: 60 } });
    await cloud.lighthouse().CreateInstances(order);
    await using page = await openPage(cloud, { path: "/console/instances" });
    await page.getByText("PENDING", { exact: true }).waitFor(soon);
    let calls = 0;
    page.on("request", () => {
      calls += 1;
    });
    await page.waitForRequest("**/");
    const hide = (hidden: boolean) =>
      page.evaluate(`
        Object.defineProperty(document, "hidden", { configurable: true, get: () => ${hidden} });
        document.dispatchEvent(new Event("visibilitychange"));
      `);
    await hide(true);
    calls = 0;
    await page.waitForTimeout(1500);
    expect(calls).toBe(0);
    cloud.clock.advance(60_000);
    await hide(false);
    await page.getByText("RUNNING", { exact: true }).waitFor(soon);
  });

  test("adds and removes a firewall rule", async () => {
    await using cloud = await swift();
    const InstanceId = await bought(cloud);
    const ports = async () =>
      (await cloud.lighthouse().DescribeFirewallRules({ InstanceId })).FirewallRuleSet?.map(({ Port }) => Port);
    await using page = await openPage(cloud, { path: `/console/instances/${InstanceId}` });
    await page.getByRole("button", { name: "Add rule" }).click();
    const dialog = page.getByRole("dialog", { name: "Add rule" });
    await dialog.getByRole("textbox", { name: /^Port/ }).fill("70000");
    await dialog.getByRole("button", { name: "Add rule" }).click();
    await dialog.getByRole("alert").waitFor(soon);
    await dialog.getByRole("textbox", { name: /^Port/ }).fill("8443");
    await dialog.getByRole("button", { name: "Add rule" }).click();
    await page.getByRole("table", { name: "Firewall rules" }).getByText("8443", { exact: true }).waitFor(soon);
    expect(await ports()).toContain("8443");
    const remove = page.getByRole("button", { name: "Delete TCP 8443 0.0.0.0/0 ACCEPT" });
    await remove.click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await remove.waitFor({ ...soon, state: "detached" });
    expect(await ports()).not.toContain("8443");
  });

  test("adds a rule to a firewall template and applies it", async () => {
    await using cloud = await swift();
    const InstanceId = await bought(cloud);
    await using page = await openPage(cloud, { path: "/console/firewalls" });
    const dialog = page.getByRole("dialog");
    await page.getByRole("button", { name: "Create template" }).click();
    await dialog.getByRole("textbox", { name: "Name" }).fill("standard");
    await dialog.getByRole("button", { name: "Create template" }).click();
    await page.getByRole("button", { name: "Add rule standard" }).click();
    await dialog.getByRole("textbox", { name: /^Port/ }).fill("9443");
    await dialog.getByRole("button", { name: "Add rule" }).click();
    await page.getByRole("button", { name: "Delete TCP 9443 0.0.0.0/0 ACCEPT" }).waitFor(soon);
    await page.getByRole("button", { name: "Apply standard" }).click();
    await dialog.locator(`input[value*="${InstanceId}"]`).waitFor(soon);
    await dialog.getByRole("button", { name: "Apply" }).click();
    await page.getByText("ApplyFirewallTemplate was accepted.").waitFor(soon);
    const { FirewallRuleSet } = await cloud.lighthouse().DescribeFirewallRules({ InstanceId });
    expect(FirewallRuleSet?.map(({ Port }) => Port)).toEqual(["9443"]);
  });

  test("shows a container after it is created", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    const { BlueprintSet } = await cloud.lighthouse().DescribeBlueprints({
      Filters: [{ Name: "blueprint-type", Values: ["DOCKER"] }],
    });
    const BlueprintId = BlueprintSet?.[0]?.BlueprintId;
    const InstanceId = await bought(cloud, { BlueprintId });
    await using page = await openPage(cloud, { path: `/console/instances/${InstanceId}` });
    await page.getByRole("button", { name: "Run container" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Image" }).fill("nginx");
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("front");
    await page.getByRole("dialog").getByRole("button", { name: "Run container" }).click();
    await page.getByRole("row", { name: /front/ }).getByText("running", { exact: true }).waitFor(soon);
  });

  test("creates a key pair, shows its private key once, and imports another", async () => {
    await using cloud = await swift();
    await using page = await openPage(cloud, { path: "/console/keys" });
    await page.getByRole("button", { name: "Create key" }).click();
    const dialog = page.getByRole("dialog", { name: "Create key" });
    await dialog.getByRole("textbox", { name: "Name" }).fill("mine");
    await dialog.getByRole("button", { name: "Create key" }).click();
    const shown = page.getByRole("dialog", { name: "Private key" });
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      shown.getByRole("button", { name: "Download" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("mine.pem");
    expect(await shown.textContent()).toContain("PRIVATE KEY-----");
    await shown.getByRole("button", { name: "Close" }).click();
    const { KeyPairSet = [] } = await cloud.lighthouse().DescribeKeyPairs({});
    await page.getByText(KeyPairSet[0]?.KeyId ?? "").waitFor(soon);
    expect(await page.getByText("PRIVATE KEY").count()).toBe(0);

    await page.getByRole("button", { name: "Delete mine" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText("No key pairs in this region.").waitFor(soon);
    await page.getByRole("button", { name: "Import key" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("theirs");
    await page
      .getByRole("dialog")
      .getByRole("textbox", { name: /^Public key/ })
      .fill(KeyPairSet[0]?.PublicKey ?? "");
    await page.getByRole("dialog").getByRole("button", { name: "Import key" }).click();
    await page.getByRole("row", { name: /theirs lhkp-/ }).waitFor(soon);
  });

  test("buys a disk, attaches, enlarges and detaches it", async () => {
    await using cloud = await swift();
    const InstanceId = await bought(cloud, { Zones: ["ap-guangzhou-3"] });
    await using page = await openPage(cloud, { path: "/console/disks" });
    const press = async (name: string, action: string): Promise<void> => {
      await page.locator(`button[aria-label="${name}"]:not([aria-disabled])`).click();
      await page.getByRole("dialog").getByRole("button", { name: action }).click();
    };
    await page.getByRole("button", { name: "Create disk" }).click();
    const dialog = page.getByRole("dialog", { name: "Create disk" });
    await dialog.getByRole("textbox", { name: "Name" }).fill("data");
    await dialog.getByText(/\d without discounts/).waitFor(soon);
    await dialog.getByRole("button", { name: "Create disk" }).click();
    const row = page.getByRole("row", { name: /data/ });
    await row.getByText("UNATTACHED", { exact: true }).waitFor(soon);
    await page.locator('button[aria-label="Detach data"][aria-disabled="true"]').waitFor(soon);

    await page.locator('button[aria-label="Attach data"]:not([aria-disabled])').click();
    await page.getByRole("dialog").locator(`input[value*="${InstanceId}"]`).waitFor(soon);
    await page.getByRole("dialog").getByRole("button", { name: "Attach" }).click();
    await row.getByText("ATTACHED", { exact: true }).waitFor(soon);
    await press("Upgrade data", "Upgrade");
    await row.getByText("30 GB").waitFor(soon);
    await press("Detach data", "Detach");
    await row.getByText("UNATTACHED", { exact: true }).waitFor(soon);
    const { DiskSet } = await cloud.lighthouse().DescribeDisks({});
    expect(DiskSet?.find(({ DiskName }) => DiskName === "data")).toMatchObject({ DiskSize: 30, Attached: false });
  });

  test("creates a snapshot and rolls back to it", async () => {
    await using cloud = await swift();
    const InstanceId = await bought(cloud);
    await using page = await openPage(cloud, { path: "/console/snapshots" });
    await page.getByRole("button", { name: "Create snapshot" }).click();
    const dialog = page.getByRole("dialog", { name: "Create snapshot" });
    await dialog.locator(`input[value*="${InstanceId}"]`).waitFor(soon);
    await dialog.getByRole("textbox", { name: "Name" }).fill("before");
    await dialog.getByRole("button", { name: "Create snapshot" }).click();
    const row = page.getByRole("row", { name: /before/ });
    await row.getByText("NORMAL", { exact: true }).waitFor(soon);
    await page.locator('button[aria-label="Roll back before"]:not([aria-disabled])').click();
    await page.getByRole("dialog").getByRole("button", { name: "Roll back" }).click();
    await page.getByText("ApplyInstanceSnapshot was accepted.").waitFor(soon);
    const { InstanceSet } = await cloud.lighthouse().DescribeInstances({});
    expect(InstanceSet?.[0]?.LatestOperation).toBe("ApplyInstanceSnapshot");
  });

  test("attaches to a CCN and detaches again", async () => {
    await using cloud = await swift();
    await bought(cloud);
    await using page = await openPage(cloud, { path: "/console/ccn" });
    await page.getByRole("button", { name: "Attach to CCN" }).click();
    const dialog = page.getByRole("dialog", { name: "Attach to CCN" });
    await dialog.getByRole("textbox", { name: /CCN/ }).fill("ccn-pf78xmcp");
    await dialog.getByRole("button", { name: "Attach to CCN" }).click();
    await page.getByText("ACTIVE", { exact: true }).waitFor(soon);
    await page.getByRole("button", { name: "Detach ccn-pf78xmcp" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Detach" }).click();
    await page.getByText("The private network in this region is not attached to a CCN.").waitFor(soon);
  });

  test("shows used quotas in Chinese", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    await bought(cloud);
    await using page = await openPage(cloud, { path: "/console/quotas", language: "zh" });
    const meter = page.getByRole("meter", { name: "GENERAL_BUNDLE_INSTANCE" });
    expect([await meter.getAttribute("value"), await meter.getAttribute("max")]).toEqual(["1", "50"]);
    await page.getByText("已用 1 / 50，剩余 49").waitFor(soon);
    await page.getByRole("link", { name: "DescribeGeneralResourceQuotas" }).click();
    // The link opens the same call in the explorer.
    await page.getByRole("heading", { name: "DescribeGeneralResourceQuotas" }).waitFor(soon);
    await page.getByRole("link", { name: "控制台" }).click();
    await page
      .getByRole("row", { name: /database-with-disks/ })
      .getByText("整机镜像不支持共享。")
      .waitFor(soon);
  });
});

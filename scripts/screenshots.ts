// npm run screenshots: takes the screenshots of the explorer for the README, from a new cloud in memory.
import { join } from "node:path";
import { chromium as engine, type Page } from "playwright-core";
import { listen } from "#server.ts";
import { startCloud } from "#start.ts";
import { chromium, chromiumArguments } from "./chromium.ts";
import { buy, stopOne } from "./screenshotStory.ts";

const folder = join(import.meta.dir, "..", "docs", "screenshots");

/** Name and page of each screenshot, and the steps before it is taken. */
const pictures: readonly [name: string, path: string, prepare: (page: Page) => Promise<void>][] = [
  [
    "call",
    "/call/lighthouse/DescribeImagesToShare",
    async (page) => {
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByText("TotalCount").waitFor();
    },
  ],
  [
    "signature",
    "/call/lighthouse/DescribeImagesToShare",
    async (page) => {
      await page.getByText("Signature", { exact: true }).click();
      await page.getByRole("heading", { name: "Canonical request", exact: true }).waitFor();
    },
  ],
  [
    "code",
    "/call/lighthouse/CreateInstances",
    async (page) => {
      await page.getByLabel("BundleId").fill("bundle2022_gen_01");
      await page.getByLabel("BlueprintId").fill("lhbp-mxml4cnq");
      await page.getByLabel("Period").fill("1");
      await page.getByText("Code", { exact: true }).click();
      await page.getByRole("region", { name: "Code" }).getByText("CreateInstances").first().waitFor();
    },
  ],
  [
    "console",
    "/console/instances",
    async (page) => {
      await page.getByRole("row", { name: /web-1/ }).waitFor();
      await stopOne(server.port);
      // Reload, because an idle page polls rarely.
      await page.reload();
      await page.getByText("STOPPING", { exact: true }).waitFor();
    },
  ],
];

if (!chromium) throw new Error("no Chromium was found: set CHROMIUM to its path");
const clock = { now: () => Date.now() };
const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
const cloud = await startCloud({ clock, random, log: { write() {} }, rateLimit: false });
const server = listen(cloud, "127.0.0.1", 0);
const browser = await engine.launch({ executablePath: chromium, args: chromiumArguments });
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-US" });
try {
  await buy(server.port);
  for (const [name, path, prepare] of pictures) {
    const page = await context.newPage();
    await page.goto(`${server.url}/#${path}`);
    await prepare(page);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  await server.drain();
  await cloud.db.destroy();
}

import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { TestCloud } from "../cloud.ts";
import { bought } from "../lighthouse/bought.ts";
import { chromium, openPage } from "./browser.ts";

// Timeout for a page on a busy machine, in ms.
setDefaultTimeout(60_000);

/** The serious violations that axe finds in a page, with their elements. */
async function seriousIn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`));
}

describe.skipIf(!chromium)("the console has no serious accessibility violations", () => {
  for (const theme of ["light", "dark"] as const) {
    test(`in ${theme}`, async () => {
      await using cloud = await TestCloud.start();
      const id = await bought(cloud);
      await using page = await openPage(cloud, { path: "/console/images", theme });
      const lists = { images: "CVM images", instances: "Instances", disks: "Disks" };
      for (const [part, name] of Object.entries(lists)) {
        await page.goto(`${cloud.url}/#/console/${part}`);
        await page.getByRole("table", { name }).waitFor();
        expect(await seriousIn(page)).toEqual([]);
      }
      await page.goto(`${cloud.url}/#/console/instances/${id}`);
      await page.getByRole("table", { name: "Firewall rules" }).waitFor();
      expect(await seriousIn(page)).toEqual([]);
      await page.getByRole("button", { name: "Add rule" }).click();
      await page.getByRole("textbox", { name: /^Port/ }).fill("none");
      await page.getByRole("dialog").getByRole("button", { name: "Add rule" }).click();
      await page.getByRole("alert").waitFor();
      expect(await seriousIn(page)).toEqual([]);
      await page.goto(`${cloud.url}/#/console/quotas`);
      await page.getByRole("meter").first().waitFor();
      expect(await seriousIn(page)).toEqual([]);
    });
  }
});

import { afterAll, expect, setDefaultTimeout } from "bun:test";
import { type Browser, chromium as engine, type Page } from "playwright-core";
import { chromiumArguments as args, chromium } from "../../scripts/chromium.ts";
import type { TestCloud } from "../cloud.ts";

/** Path of the browser. Page tests are skipped without one. */
export { chromium };

if (!chromium) console.warn("No Chromium was found: set CHROMIUM to its path to run the tests of the page.");

// A browser on a busy machine starts slowly.
setDefaultTimeout(60_000);

let browser: Promise<Browser> | undefined;
afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});

export interface Opening {
  /** What stands after `#`, such as `/call/lighthouse/DescribeInstances`. */
  readonly path: string;
  readonly language?: "en" | "zh";
  readonly theme?: "light" | "dark";
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Opens the explorer. Disposing the page fails if it logged an error or sent a request to another host. */
export async function openPage(
  cloud: Pick<TestCloud, "url">,
  { path, language = "en", theme = "light", viewport = { width: 1280, height: 800 } }: Opening,
): Promise<Page & AsyncDisposable> {
  browser ??= engine.launch({ executablePath: chromium ?? "", args });
  const context = await (await browser).newContext({
    viewport,
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await context.addInitScript(
    (kept) => {
      for (const [name, value] of Object.entries(kept)) localStorage.setItem(`skerry.${name}`, JSON.stringify(value));
    },
    { language, theme },
  );
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(cloud.url) && !url.startsWith("data:")) complaints.push(`asked for ${url}`);
  });
  await page.goto(`${cloud.url}/#${path}`);
  return Object.assign(page, {
    [Symbol.asyncDispose]: async () => {
      await context.close();
      expect(complaints).toEqual([]);
    },
  });
}

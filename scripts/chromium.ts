import { existsSync } from "node:fs";

const candidates = [
  process.env["CHROMIUM"],
  ...["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"],
];

/** Path of an installed Chromium; undefined if none was found. */
export const chromium: string | undefined = candidates.find((path) => path !== undefined && existsSync(path));

/** Lets Chromium start in any environment, also as root, without network requests of its own. */
export const chromiumArguments = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

import { existsSync } from "node:fs";

const places = [
  process.env["CHROMIUM"],
  ...["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"],
];

/** Where a Chromium was found on this machine. */
export const chromium: string | undefined = places.find((place) => place !== undefined && existsSync(place));

/** With these it starts anywhere, as root too, and asks nobody for anything. */
export const chromiumArguments = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

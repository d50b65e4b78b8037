import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dir, "..");
const model = readFileSync(join(root, "docs", "security.md"), "utf8");

test("every line of the threat model names an existing test or states that none exists", () => {
  const lines = model
    .split("\n")
    .filter((line) => /^\| .* \| .* \| .* \|$/.test(line) && !/^\| (attack|---) /.test(line));
  expect(lines.length).toBeGreaterThan(30);
  for (const line of lines) {
    const last = line.split(" | ").at(-1) ?? "";
    const [, file, name] = /^`(test\/[^`]+)`: "([^"]+)" \|$/.exec(last) ?? [];
    if (file === undefined || name === undefined) expect(line).toMatch(/\| (?:none|not tested) \|$/);
    else expect([file, readFileSync(join(root, file), "utf8").includes(name) || name]).toEqual([file, true]);
  }
});

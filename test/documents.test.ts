import { describe, expect, test } from "bun:test";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./process.ts";

const root = join(import.meta.dir, "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

const pages = [
  ...["README.md", "AGENTS.md", "CONTRIBUTING.md", "CHANGELOG.md"],
  ...["docs", "docs/decisions"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith(".md"))
      .map((file) => `${folder}/${file}`),
  ),
];

/** Paths with a placeholder, such as `src/services/NAME`, name no file. */
const placeholder = /\b[A-Z]{2,}\b(?!\.md)|[…*<$]/;
/** Files that a reader of a recipe creates. */
const createdByReaders = ["test/lighthouse/describeDisks.test.ts", "test/lighthouse/notes.test.ts"];
const path = /(?<![\w./-])(?:src|test|test-clients|docs|scripts|bench|deploy)\/[\w./*<>$…-]*[\w/*]/g;
/** `--help`, options of `npm run new`, and variables of the tests and of `compose.yaml`. */
const otherNames = [
  ...["--help", "--definition", "--of-instance", "--without-operations"],
  ...["SKERRY_SEED", "SKERRY_REPLAY", "SKERRY_DOMAIN", "SKERRY_PUBLISH"],
];
const scripts: Readonly<Record<string, string>> = JSON.parse(read("package.json")).scripts;

const { out: help } = await run(["--help"]);

describe.each(pages)("%s", (page) => {
  const text = read(page);
  const code = [...text.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].map(([span]) => span).join("\n");

  test("names only files and folders that exist", () => {
    const named = [...code.matchAll(path)].map(([name]) => name).filter((name) => !placeholder.test(name));
    const missing = named.filter((name) => !existsSync(join(root, name)));
    expect(missing.filter((name) => !createdByReaders.includes(name))).toEqual([]);
  });

  test("names only npm scripts that exist", () => {
    const named = [...code.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  test("names only options and variables that exist", () => {
    const named = [...code.matchAll(/`(--[a-z][\w-]*)|\b(SKERRY_[A-Z_]+)/g)].map(
      ([, option, variable]) => option ?? variable ?? "",
    );
    expect(named.filter((name) => !help.includes(name) && !otherNames.includes(name))).toEqual([]);
  });

  test("links only to files that exist", () => {
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = ""]) => target);
    expect(targets.filter((target) => !existsSync(join(root, page, "..", target)))).toEqual([]);
  });
});

import { expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const root = join(import.meta.dir, "..");

/** Source files, as paths from the root, with their text. */
const sources = new Map(
  readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .map((name) => `src/${name.replaceAll("\\", "/")}`)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [name, readFileSync(join(root, name), "utf8")]),
);

/** Static, dynamic and type imports, and re-exports. */
const specifiers = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)"([^"]+)"/gm;

function importsOf(file: string, text: string): readonly string[] {
  return [...text.matchAll(specifiers)].flatMap(([, specifier = ""]) => {
    if (specifier.startsWith("#")) return [`src/${specifier.slice(1)}`];
    return specifier.startsWith(".") ? [normalize(join(dirname(file), specifier)).replaceAll("\\", "/")] : [];
  });
}

/** The imports of each source file among source files. */
const imports = new Map(
  [...sources].map(([file, text]) => [file, importsOf(file, text).filter((imported) => sources.has(imported))]),
);

/** The rows of the table "Where things live" in AGENTS.md: a folder or file, and the folders and files it may import. */
const table = new Map(
  [...readFileSync(join(root, "AGENTS.md"), "utf8").matchAll(/^\| `src\/([^`]+)`\s*\|[^|]*\|([^|]*)\|$/gm)].map(
    ([, layer = "", allowed = ""]) => [layer, allowed.split(",").map((name) => name.trim())],
  ),
);

/** The row of a file: the most specific one. `NAME` stands for one folder. */
function layerOf(file: string): string {
  const path = file.replace(/^src\//, "").replace(/^services\/[^/]+\//, "services/NAME/");
  const layers = [...table.keys()].filter((layer) => path === layer || path.startsWith(`${layer}/`));
  return layers.sort((a, b) => b.length - a.length)[0] ?? "";
}

/** Services that other services may import: their resources are what the others describe. */
const sharedServices = ["lighthouse"];

function isAllowed(file: string, imported: string): boolean {
  const [from, to] = [layerOf(file), layerOf(imported)];
  const allowed = table.get(from) ?? [];
  if (from === "services/NAME" && to === from) {
    const [service, other] = [file, imported].map((path) => path.split("/")[2] ?? "");
    return service === other || sharedServices.includes(other ?? "");
  }
  return from === to || allowed.includes("all") || allowed.includes(to);
}

test("every source file belongs to a row of the import table in AGENTS.md", () => {
  expect([...sources.keys()].filter((file) => layerOf(file) === "")).toEqual([]);
  const unknown = [...table.values()].flat().filter((name) => !["all", "nothing"].includes(name) && !table.has(name));
  expect(unknown).toEqual([]);
});

test("files import only what the table in AGENTS.md allows", () => {
  const violations = [...imports].flatMap(([file, imported]) =>
    imported
      .filter((other) => !isAllowed(file, other))
      .map((other) => `${file} imports ${other} (${layerOf(file)} → ${layerOf(other)})`),
  );
  expect(violations).toEqual([]);
});

/** The groups of files that import each other in a cycle (Tarjan's strongly connected components). */
function cycles(): readonly string[] {
  const found: string[] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): number => {
    const number = index.size;
    index.set(file, number);
    let lowest = number;
    stack.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!index.has(next)) lowest = Math.min(lowest, visit(next));
      else if (stack.includes(next)) lowest = Math.min(lowest, index.get(next) ?? lowest);
    }
    low.set(file, lowest);
    if (lowest === number) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1) found.push(group.sort().join(" ↔ "));
    }
    return lowest;
  };
  for (const file of imports.keys()) if (!index.has(file)) visit(file);
  return found;
}

test("no files import each other in a cycle", () => {
  expect(cycles()).toEqual([]);
});

/** Sources of time, chance and environment. Ciphers, hashes and timers are not among them. */
const outside =
  /\b(?:Date\.now\(|new Date\(\)|performance\.now\(|process\.hrtime|Math\.random\(|(?:get)?[rR]andom(?:Bytes|Int|UUID|FillSync|Values)\(|process\.env\b|Bun\.env\b|process\.argv\b)/;

/** Files that use them, with the reason. */
const exceptions: readonly (readonly [path: string, reason: string])[] = [
  ["src/main.ts", "passes clock, chance and environment to everything else"],
  ["src/explorer/page/", "runs in the browser, which has no main.ts"],
  ["src/explorer/code/nodejs.ts", "writes programs that read their environment"],
  ["src/explorer/server/assets.ts", "replaces process.env in the page's bundle"],
];

test("only main.ts uses clock, chance and environment", () => {
  const violations = [...sources].flatMap(([file, text]) => {
    if (exceptions.some(([path]) => file === path || (path.endsWith("/") && file.startsWith(path)))) return [];
    return text.split("\n").flatMap((line, at) => (outside.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : []));
  });
  expect(violations).toEqual([]);
});

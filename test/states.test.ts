import { expect, test } from "bun:test";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { kinds } from "#services/lighthouse/kinds.ts";
import { statesDocument } from "#spec/states.ts";

const root = join(import.meta.dir, "..");

test("docs/states.md is what the tables give; else run `npm run docs:states`", async () => {
  expect(await Bun.file(join(root, "docs", "states.md")).text()).toBe(
    statesDocument(kinds.all.flatMap(({ states }) => states ?? [])),
  );
});

test("every table is documented", async () => {
  const folder = join(root, "src", "services", "lighthouse", "machines");
  const documented = new Set<unknown>(kinds.all.flatMap(({ states }) => states ?? []).map((table) => table.paths));
  const missing: string[] = [];
  for (const file of readdirSync(folder)) {
    const exported: Readonly<Record<string, unknown>> = await import(join(folder, file));
    for (const [name, value] of Object.entries(exported)) {
      if (name.endsWith("Paths") && !documented.has(value)) missing.push(`${file} ${name}`);
    }
  }
  expect(missing).toEqual([]);
});

test("a table becomes a diagram of its changes and a grid of its paths", () => {
  const paths = {
    Make: { "": ["PENDING", "THERE"] },
    Touch: { THERE: [] },
    Wait: { THERE: ["THERE"] },
    Mend: { BROKEN: ["PENDING", "THERE"] },
    Drop: { THERE: [""], BROKEN: [""] },
  };
  expect(statesDocument([{ title: "Things", paths, failures: { PENDING: "BROKEN" } }])).toEndWith(`
## Things

\`\`\`mermaid
stateDiagram-v2
  [*] --> PENDING: Make
  PENDING --> THERE: Make<br/>Mend
  BROKEN --> PENDING: Mend
  THERE --> [*]: Drop
  BROKEN --> [*]: Drop
  PENDING --> BROKEN: failure
\`\`\`

|  | none | THERE | BROKEN |
| --- | --- | --- | --- |
| Make | PENDING → THERE |  |  |
| Touch |  | as it is |  |
| Wait |  | THERE |  |
| Mend |  |  | PENDING → THERE |
| Drop |  | none | none |
`);
  expect(statesDocument([{ title: "Still", paths: { Touch: { THERE: [] } } }])).not.toContain("mermaid");
});

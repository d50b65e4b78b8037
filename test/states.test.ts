import { expect, test } from "bun:test";
import { join } from "node:path";
import { kinds } from "#services/lighthouse/kinds.ts";
import { statesDocument } from "#spec/states.ts";

const root = join(import.meta.dir, "..");
const lighthouse = join(root, "src", "services", "lighthouse");
const tables = kinds.all.flatMap(({ states }) => states ?? []);

test("docs/states.md equals the generated document (update with `npm run docs:states`)", async () => {
  expect(await Bun.file(join(root, "docs", "states.md")).text()).toBe(statesDocument(tables));
});

test("every operation in every states.ts is documented", async () => {
  const documented = tables.flatMap(({ paths }) => Object.entries(paths));
  const missing: string[] = [];
  for (const file of new Bun.Glob("*/states.ts").scanSync({ cwd: lighthouse, absolute: true })) {
    const exported: Readonly<Record<string, object>> = await import(file);
    for (const [name, paths] of Object.entries(exported)) {
      if (!/(Paths|Effects)$/.test(name)) continue;
      for (const [operation, path] of Object.entries(paths)) {
        const found = documented.some(([one, steps]) => one === operation && steps === path);
        if (!found) missing.push(`${file} ${name} ${operation}`);
      }
    }
  }
  expect(missing).toEqual([]);
});

test("a state table becomes a diagram of its transitions and a grid of its paths", () => {
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
| Touch |  | unchanged |  |
| Wait |  | THERE |  |
| Mend |  |  | PENDING → THERE |
| Drop |  | none | none |
`);
  expect(statesDocument([{ title: "Still", paths: { Touch: { THERE: [] } } }])).not.toContain("mermaid");
});

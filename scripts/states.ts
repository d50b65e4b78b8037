import { join } from "node:path";
import { kinds } from "#services/lighthouse/kinds.ts";
import { statesDocument } from "#spec/states.ts";

await Bun.write(
  join(import.meta.dir, "..", "docs", "states.md"),
  statesDocument(kinds.all.flatMap(({ states }) => states ?? [])),
);

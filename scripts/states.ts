import { join } from "node:path";
import { stateTables } from "#services/lighthouse/work/stateTables.ts";
import { statesDocument } from "#spec/states.ts";

await Bun.write(join(import.meta.dir, "..", "docs", "states.md"), statesDocument(stateTables));

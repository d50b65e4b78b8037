// npm run docs:examples: sets up what is missing and records the examples of the documentation under Bun.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";

const { status } = spawnSync(setUp("run"), [join(root, "scripts", "docsExamples.ts")], { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);

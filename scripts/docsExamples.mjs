// npm run docs:examples: installs missing packages and records the documentation examples with Bun.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";

const { status } = spawnSync(setUp("run"), [join(root, "scripts", "docsExamples.ts")], { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);

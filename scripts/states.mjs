// npm run docs:states: sets up what is missing and writes docs/states.md under Bun.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";

const { status } = spawnSync(setUp("run"), [join(root, "scripts", "states.ts")], { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);

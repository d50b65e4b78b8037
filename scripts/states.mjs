// npm run docs:states: installs missing packages and writes docs/states.md with Bun.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";

const { status } = spawnSync(setUp("run"), [join(root, "scripts", "states.ts")], { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);

// npm run bench, load, sizes: installs missing packages and runs a benchmark with Bun.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";

const [name, ...args] = process.argv.slice(2);
const bun = setUp(name === "bench" ? "run" : "develop");
const { status } = spawnSync(bun, [join(root, "bench", `${name}.ts`), ...args], { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);

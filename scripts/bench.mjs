// npm run bench, load, sizes: sets up what is missing and runs one of the measurements in bench under Bun.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";

const [name, ...args] = process.argv.slice(2);
const bun = setUp(name === "bench" ? "run" : "develop");
const { status } = spawnSync(bun, [join(root, "bench", `${name}.ts`), ...args], { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);

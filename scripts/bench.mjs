// npm run bench: sets up what is missing and runs the benchmark under Bun.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";

const { status } = spawnSync(setUp("run"), [join(root, "bench", "bench.ts"), ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exit(status ?? 1);

// npm run screenshots: installs missing packages and takes the screenshots with Bun.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";

const { status } = spawnSync(setUp("develop"), [join(root, "scripts", "screenshots.ts")], {
  cwd: root,
  stdio: "inherit",
});
process.exit(status ?? 1);

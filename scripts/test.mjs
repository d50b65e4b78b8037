// npm test, npm run test:long: sets up what is missing and runs the tests under Bun.
import { spawnSync } from "node:child_process";
import { root, setUp } from "./setup.mjs";

const bun = setUp("develop");
const { status } = spawnSync(bun, ["test", "--max-http-header-size=65536", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exit(status ?? 1);

// npm test, test:long, test:postgres: installs missing packages, starts PostgreSQL, and runs the tests with Bun.
import { spawn } from "node:child_process";
import { startPostgres } from "./postgres.mjs";
import { root, setUp } from "./setup.mjs";

const bun = setUp("develop");
// Runs one test file per processor. Tests share no server, port or data.
const flags = ["--parallel", "--no-isolate", "--preload", "./test/headerSize.ts"];
const postgres = await startPostgres();
const child = spawn(bun, ["test", ...flags, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, SKERRY_TEST_POSTGRES: postgres.url },
});
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", async (code) => {
  await postgres.stop();
  process.exit(code ?? 1);
});

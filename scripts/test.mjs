// npm test, test:long, test:postgres: sets up what is missing, starts a PostgreSQL, and runs the tests under Bun.
import { spawn } from "node:child_process";
import { startPostgres } from "./postgres.mjs";
import { root, setUp } from "./setup.mjs";

const bun = setUp("develop");
// As many files at a time as there are processors: each test has a server, a port and data of its own.
const manner = ["--parallel", "--no-isolate", "--preload", "./test/headerSize.ts"];
const postgres = await startPostgres();
const child = spawn(bun, ["test", ...manner, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, SKERRY_TEST_POSTGRES: postgres.url },
});
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", async (code) => {
  await postgres.stop();
  process.exit(code ?? 1);
});

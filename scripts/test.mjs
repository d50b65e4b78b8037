// npm test, test:long, test:postgres: installs what is missing, starts a PostgreSQL, and runs the tests under Bun.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startPostgres } from "./postgres.mjs";
import { root, setUp } from "./setup.mjs";

const bun = setUp("develop");
const files = process.argv.slice(2);
// One file per processor at a time: each test has its own server, port and data.
// The default limit of 5 seconds for a test is too short while other processes use the machine.
const options = ["--parallel", "--no-isolate", "--timeout=15000", "--preload", "./test/headerSize.ts"];

/** A run of single files proves nothing about all codes, and on PostgreSQL some tests are skipped. */
const isFull = files.length === 0 && process.env["SKERRY_TEST_ENGINE"] !== "postgres";

/** Where a full run collects the error codes that requests got. */
const codes = join(root, ".tmp", "provoked-codes");
rmSync(codes, { recursive: true, force: true });
mkdirSync(codes, { recursive: true });

const postgres = await startPostgres();
const child = spawn(bun, ["test", ...options, ...files], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, SKERRY_TEST_POSTGRES: postgres.url, SKERRY_PROVOKED_CODES: codes },
});
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", async (code) => {
  await postgres.stop();
  process.exit(code || (isFull ? checkCodes() : 0));
});

/** Whether every declared code was raised; see scripts/provoked.ts. */
function checkCodes() {
  return spawnSync(bun, [join(root, "scripts", "provoked.ts"), codes], { cwd: root, stdio: "inherit" }).status ?? 1;
}

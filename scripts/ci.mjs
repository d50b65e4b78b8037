// .ci/run: runs the checks and the tests, and prints their total in one line. Each check counts as one test.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";
import { cameToNothing, failuresIn, tally } from "./tally.mjs";

const sum = { passed: 0, failed: 0, skipped: 0 };
/** Names of failed checks and tests, repeated before the total because logs are often cut. */
const failures = [];
setUp("develop");

check("types", "npm", ["run", "-s", "types"]);
check("lint and format", "npm", ["run", "-s", "lint"]);
checkSpec();
count("npm test", run("npm", ["test"]));
count("npm run test:postgres", run("npm", ["run", "-s", "test:postgres"]));
count("npm run test:clients", run("npm", ["run", "-s", "test:clients"]));

if (failures.length > 0) console.log(`\nFAILED:\n${failures.join("\n")}`);
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : "";
console.log(`${sum.passed} passed, ${sum.failed} failed${skipped}`);
process.exit(sum.failed > 0 ? 1 : 0);

function run(command, args) {
  console.log(`\n$ ${command} ${args.join(" ")}`);
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 256 * 1024 * 1024,
  });
  const output = `${stdout}${stderr}`;
  console.log(output.trimEnd());
  return { ok: status === 0, stdout, output };
}

function check(name, command, args) {
  const { ok, stdout } = run(command, args);
  report(name, ok);
  return stdout;
}

function report(name, ok) {
  sum[ok ? "passed" : "failed"]++;
  if (!ok) failures.push(name);
  console.log(`${ok ? "ok" : "NOT OK"}: ${name}`);
}

/** Checks the exported spec against the published definitions, which are available only during development. */
function checkSpec() {
  const judge = join(root, "..", "shared", "tools", "check-spec.mjs");
  const { ok, stdout } = runQuietly("npm", ["run", "-s", "spec"]);
  report("the spec can be exported", ok);
  if (!existsSync(judge)) {
    sum.skipped++;
    console.log(`SKIPPED: the published definitions are not at ${judge}`);
    return;
  }
  mkdirSync(join(root, ".tmp"), { recursive: true });
  const file = join(root, ".tmp", "spec.json");
  writeFileSync(file, stdout);
  for (const service of Object.keys(JSON.parse(readFileSync(file, "utf8")).services)) {
    check(`the spec of ${service}`, process.execPath, [judge, file, "--service", service]);
  }
}

function runQuietly(command, args) {
  const { status, stdout } = spawnSync(command, args, { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  return { ok: status === 0, stdout };
}

/** Adds the totals of a test run. */
function count(name, { ok, output }) {
  const { passed, failed, skipped } = tally(output);
  failures.push(...failuresIn(output).map((line) => `${name}: ${line}`));
  sum.passed += passed;
  sum.failed += failed;
  sum.skipped += skipped;
  if (cameToNothing(ok, { passed, failed, skipped })) report(name, false);
}

// Installs the packages pinned in package.json and returns the path of Bun. Runs on plain Node.js, because nothing else is
// installed yet.
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const bun = join(root, "node_modules", ".bin", "bun");

/** @param {"run" | "develop"} purpose "develop" also installs development packages */
export function setUp(purpose) {
  const { dependencies, devDependencies } = readJson(join(root, "package.json"));
  const wanted = { ...dependencies, ...(purpose === "develop" ? devDependencies : {}) };
  if (!Object.entries(wanted).every(([name, version]) => installedVersion(name) === version)) {
    process.stderr.write("Installing dependencies …\n");
    run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error", ...(purpose === "run" ? ["--omit=dev"] : [])]);
  }
  // If npm skips install scripts, Bun's binary is not in place yet.
  if (!isProgram(bun)) run(process.execPath, [join(root, "node_modules", "bun", "install.js")]);
  return bun;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

function installedVersion(name) {
  try {
    return readJson(join(root, "node_modules", name, "package.json")).version;
  } catch {
    return undefined; // not installed
  }
}

function isProgram(file) {
  try {
    return statSync(file).size > 1_000_000;
  } catch {
    return false; // not installed
  }
}

function run(command, args) {
  // Standard output is reserved for the actual command: `npm run -s spec` prints JSON and nothing else.
  const { status } = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) {
    process.stderr.write(`skerry: ${command} ${args.join(" ")} failed\n`);
    process.exit(1);
  }
}

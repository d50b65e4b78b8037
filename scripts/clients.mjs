// npm run test:clients: runs clients of other toolchains against a server. Missing toolchains are skipped and counted in
// the last line.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root, setUp } from "./setup.mjs";

const sum = { passed: 0, failed: 0, skipped: 0 };
const folder = join(root, ".tmp", "clients");
mkdirSync(folder, { recursive: true });
const redirection = join(root, "test-clients", "redirection");
const publicKey = readFileSync(join(root, "test-clients", "key.pub"), "utf8").trim();

// Needs the development packages: the Node.js SDK verifies generated programs.
const bun = setUp("develop");
const server = await start(bun);
try {
  python();
  go();
  java();
  generated();
  redirected(process.execPath, [join(redirection, "node.cjs")]);
} finally {
  server.child.kill();
}
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ""}`);
process.exit(sum.failed > 0 ? 1 : 0);

/** Starts a server with the built-in world and short durations on a free port. */
function start(bun) {
  const world = join(folder, "world.yaml");
  const builtin = readFileSync(join(root, "src", "world", "builtin.yaml"), "utf8");
  writeFileSync(world, `${builtin}\npace: { images: 0.2, operations: 0.2 }\n`);
  const args = [
    "--max-http-header-size=65536",
    join(root, "src", "main.ts"),
    "serve",
    "--memory",
    "--port",
    "0",
    "--proxy-port",
    "0",
  ];
  const child = spawn(bun, [...args, "--world", world, "--log-level", "silent"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk) => {
      text += chunk;
      const port = /Skerry serves on \S+:(\d+)/.exec(text)?.[1];
      if (port) resolve({ child, port });
    });
    child.on("exit", () => reject(new Error(`the server ended: ${text}`)));
  });
}

/** The Python SDK and tccli, in a virtual environment. */
function python() {
  if (!has("python3")) return skip("python3");
  const environment = join(folder, "python");
  const pip = join(environment, "bin", "pip");
  const tccli = join(environment, "bin", "tccli");
  if (!existsSync(pip)) run("python3", ["-m", "venv", environment]);
  if (!existsSync(tccli)) {
    const wanted = join(root, "test-clients", "python", "requirements.txt");
    run(pip, ["install", "-q", "--disable-pip-version-check", "-r", wanted]);
  }
  for (const story of ["story.py", "life.py"]) {
    count(join(environment, "bin", "python"), [join(root, "test-clients", "python", story), server.port, publicKey]);
  }
  for (const story of ["story.mjs", "life.mjs"]) {
    count(process.execPath, [join(root, "test-clients", "tccli", story), tccli, server.port, publicKey]);
  }
  redirected(join(environment, "bin", "python"), [join(redirection, "story.py")]);
  redirected(process.execPath, [join(redirection, "tccli.mjs"), tccli]);
}

/** The Go SDK's generic client, and an older SDK with types for Lighthouse. go.sum pins the modules. */
function go() {
  if (!has("go", "version")) return skip("go");
  for (const story of ["go", "go-typed"]) {
    const program = join(folder, `story-${story}`);
    run("go", ["build", "-o", program, "."], join(root, "test-clients", story));
    count(program, [server.port, publicKey]);
  }
  const program = join(folder, "story-redirection");
  run("go", ["build", "-o", program, "."], join(redirection, "go"));
  redirected(program, []);
}

/** The Java SDK. The plugin has its full name because the repository lacks Maven's default version. */
function java() {
  if (!has("javac") || !has("mvn")) return skip("javac with mvn");
  const [source, libraries, classes] = [
    join(root, "test-clients", "java"),
    join(folder, "java"),
    join(folder, "classes"),
  ];
  const copy = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
  run("mvn", [
    "-q",
    "-B",
    "-Dstyle.color=never",
    "-f",
    join(source, "pom.xml"),
    copy,
    `-DoutputDirectory=${libraries}`,
  ]);
  const files = ["Cloud.java", "Story.java", "Life.java"].map((name) => join(source, name));
  run("javac", ["-d", classes, "-cp", join(libraries, "*"), ...files]);
  for (const story of ["Story", "Life"]) {
    count("java", ["-cp", [classes, join(libraries, "*")].join(delimiter), story, server.port, publicKey]);
  }
}

/** The programs that the explorer generates. */
function generated() {
  count(bun, [join(root, "test-clients", "code", "story.ts"), server.port]);
}

/** Runs a client of the fixed official endpoints with `skerry exec`. */
function redirected(command, args) {
  const exec = [join(root, "src", "main.ts"), "exec", "--url", `http://127.0.0.1:${server.port}`];
  count(bun, [...exec, "--data", join(folder, "redirection"), "--", command, ...args]);
}

function has(program, version = "--version") {
  return spawnSync(program, [version]).status === 0;
}

function skip(what) {
  sum.skipped++;
  console.log(`SKIPPED: ${what} is not installed`);
}

function run(command, args, cwd = root) {
  const { status } = spawnSync(command, args, { cwd, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed`);
}

/** Runs one client and adds its totals. */
function count(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", timeout: 300_000 });
  console.log(`${stdout}${stderr}`.trimEnd());
  const [, passed = 0, failed = 0, skipped = 0] =
    /(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/.exec(stdout.trimEnd()) ?? [];
  sum.passed += Number(passed);
  sum.failed += Number(failed);
  sum.skipped += Number(skipped);
  if (status !== 0 && Number(failed) === 0) sum.failed++;
}

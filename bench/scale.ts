// npm run load: what one server does alone and several do together: requests a second, times and processor time of each
// part, for one crowd of accounts. All in one run, so that what is compared was measured on the same machine and day.
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../scripts/postgres.mjs";
import { RedisServer } from "../test/redis.ts";
import { drive } from "./drive.ts";
import { type Crowd, writeManyWorld } from "./manyWorld.ts";
import { childrenNamed, processorSeconds, start } from "./processes.ts";
import { requestsOf, workloads } from "./workloads.ts";

const crowd: Crowd = { accounts: 200, regions: ["ap-guangzhou", "ap-shanghai"], images: 20, instances: 3 };
const seconds = Number(process.argv[2] ?? 4);
const connections = 24;

interface Setup {
  readonly name: string;
  readonly servers: number;
  readonly postgres?: boolean;
  readonly redis?: boolean;
  readonly limits: boolean;
}

const setups: readonly Setup[] = [
  { name: "SQLite, no limits", servers: 1, limits: false },
  { name: "SQLite, limits in memory", servers: 1, limits: true },
  { name: "SQLite, limits in Redis", servers: 1, limits: true, redis: true },
  { name: "PostgreSQL, no limits", servers: 1, postgres: true, limits: false },
  { name: "PostgreSQL, limits in it", servers: 1, postgres: true, limits: true },
  { name: "PostgreSQL, limits in Redis", servers: 1, postgres: true, limits: true, redis: true },
  { name: "PostgreSQL, limits in Redis", servers: 2, postgres: true, limits: true, redis: true },
  { name: "PostgreSQL, limits in Redis", servers: 3, postgres: true, limits: true, redis: true },
  { name: "PostgreSQL, limits in it", servers: 3, postgres: true, limits: true },
];

/** As in earnest: what was acknowledged is on the disk. */
const durable = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };

let sent = 0;
/** Answers a second of the first setup, by workload. */
const yardstick = new Map<string, number>();

async function measure({ name, servers, limits, ...parts }: Setup): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "skerry-load-"));
  await using redis = parts.redis ? await RedisServer.start() : undefined;
  const postgres = parts.postgres ? await startPostgres(durable) : undefined;
  const store = postgres ? ["--database", postgres.url, "--key-file", join(directory, "key")] : ["--data", directory];
  const args = ["--port", "0", "--log-level", "warn", "--rate-limit", limits ? "on" : "off", ...store];
  const counting = redis ? ["--redis", redis.url] : [];
  const running = [];
  for (let n = 0; n < servers; n++) {
    running.push(await start(["src/main.ts", "serve", ...args, ...counting, "--world", world]));
  }
  const pids = {
    servers: running.map(({ pid }) => pid),
    postgres: childrenNamed("postgres"),
    redis: redis?.pids ?? [],
  };
  const ports = running.map(({ port }) => port);
  console.log(`${name}, ${servers} server${servers > 1 ? "s" : ""}`);
  for (const workload of Object.keys(workloads)) {
    const ready = requestsOf(workload, crowd, 8000 * (seconds + 1), sent);
    sent += ready.length;
    let turn = 0;
    const next = (): string => ready[turn++ % ready.length] ?? "";
    await drive({ ports, connections, milliseconds: 1000, next }); // warm-up
    const before = Object.values(pids).map(processorSeconds);
    const { answered, perSecond, p50, p99, errors } = await drive({
      ports,
      connections,
      milliseconds: seconds * 1000,
      next,
    });
    const used = Object.values(pids).map((these, n) => ((processorSeconds(these) - (before[n] ?? 0)) / answered) * 1e6);
    const first = yardstick.get(workload) ?? perSecond;
    yardstick.set(workload, first);
    const [inServers = 0, inPostgres = 0, inRedis = 0] = used.map(Math.round);
    console.log(
      [
        `  ${workload.padEnd(22)} ${Math.round(perSecond)}/s`,
        `ratio ${(perSecond / first).toFixed(2)}`,
        `p50 ${p50.toFixed(1)} ms p99 ${p99.toFixed(1)} ms`,
        `processor time a request: servers ${inServers} µs, PostgreSQL ${inPostgres} µs, Redis ${inRedis} µs`,
        JSON.stringify(errors),
      ].join("  "),
    );
  }
  await Promise.all(running.map((one) => one.stop()));
  await postgres?.stop();
  rmSync(directory, { recursive: true });
}

const world = join(import.meta.dir, "..", ".tmp", "load-world.yaml");
writeManyWorld(world, crowd);
const [load = 0] = loadavg();
console.log(
  `${new Date().toISOString()}, ${cpus().length} processors (${cpus()[0]?.model}), load before ${load.toFixed(2)}; ` +
    `${crowd.accounts} accounts in ${crowd.regions.length} regions with ${crowd.images} images and ${crowd.instances} instances each; ` +
    `${connections} connections, ${seconds} s each, the sender on the same machine`,
);
const only = process.argv[3];
for (const setup of setups) if (!only || setup.name.includes(only)) await measure(setup);

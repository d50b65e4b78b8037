// npm run load: requests per second, latency and processor time of one server and of several servers. All setups run in
// one process, so that the compared figures come from the same machine and day.
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../scripts/postgres.mjs";
import { RedisServer } from "../test/redis.ts";
import { type WorldSize, writeManyWorld } from "./manyWorld.ts";
import { childrenNamed, machineSeconds, processorSeconds, start } from "./processes.ts";
import { runTimedLoad, type TimedLoad } from "./timedLoad.ts";
import { requestsOf, workloads } from "./workloads.ts";

const worldSize: WorldSize = { accounts: 200, regions: ["ap-guangzhou", "ap-shanghai"], images: 20, instances: 3 };
const [seconds, rounds] = [Number(process.argv[2] ?? 3), 3];
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

/** Production settings: acknowledged writes are on the disk. */
const durable = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };

let sent = 0;
/** Responses per second of the first setup, by workload. */
const baseline = new Map<string, number>();

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
    const ready = requestsOf(workload, worldSize, 8000 * (seconds + 1), sent);
    sent += ready.length;
    let turn = 0;
    const next = (): string => ready[turn++ % ready.length] ?? "";
    const once = (milliseconds: number): Promise<TimedLoad> => runTimedLoad({ ports, connections, milliseconds, next });
    await once(1000); // warm-up
    const found: Round[] = [];
    for (let n = 0; n < rounds; n++) found.push(await round(() => once(seconds * 1000), Object.values(pids)));
    printMedians(workload, found);
  }
  await Promise.all(running.map((one) => one.stop()));
  await postgres?.stop();
  rmSync(directory, { recursive: true });
}

interface Round extends TimedLoad {
  /** Microseconds of processor time per response: servers, PostgreSQL, Redis. */
  readonly used: readonly number[];
  /** Number of processors used by other programs meanwhile. */
  readonly others: number;
}

async function round(run: () => Promise<TimedLoad>, parts: readonly (readonly number[])[]): Promise<Round> {
  const ours = [...parts.flat(), process.pid];
  const before = { parts: parts.map(processorSeconds), ours: processorSeconds(ours), machine: machineSeconds() };
  const started = performance.now();
  const driven = await run();
  const lasted = (performance.now() - started) / 1000;
  const used = parts.map((pids, n) => ((processorSeconds(pids) - (before.parts[n] ?? 0)) / driven.responses) * 1e6);
  const others = machineSeconds() - before.machine - (processorSeconds(ours) - before.ours);
  return { ...driven, used, others: Math.max(0, others / lasted) };
}

/** Prints the medians of rounds. */
function printMedians(workload: string, found: readonly Round[]): void {
  const of = (value: (one: Round) => number): number =>
    found.map(value).sort((a, b) => a - b)[found.length >> 1] ?? Number.NaN;
  const perSecond = of((one) => one.perSecond);
  const first = baseline.get(workload) ?? perSecond;
  baseline.set(workload, first);
  const [inServers, inPostgres, inRedis] = [0, 1, 2].map((n) => Math.round(of((one) => one.used[n] ?? 0)));
  console.log(
    [
      `  ${workload.padEnd(22)} ${Math.round(perSecond)}/s`,
      `ratio ${(perSecond / first).toFixed(2)}`,
      `p50 ${of((one) => one.p50).toFixed(1)} ms p99 ${of((one) => one.p99).toFixed(1)} ms`,
      `processor time a request: servers ${inServers} µs, PostgreSQL ${inPostgres} µs, Redis ${inRedis} µs`,
      `others ${of((one) => one.others).toFixed(1)}`,
      ...found.map(({ errors }) => JSON.stringify(errors)).filter((errors) => errors !== "{}"),
    ].join("  "),
  );
}

const world = join(import.meta.dir, "..", ".tmp", "load-world.yaml");
writeManyWorld(world, worldSize);
const [load = 0] = loadavg();
console.log(
  `${new Date().toISOString()}, ${cpus().length} processors (${cpus()[0]?.model}), load before ${load.toFixed(2)}; ` +
    `${worldSize.accounts} accounts in ${worldSize.regions.length} regions with ${worldSize.images} images and ${worldSize.instances} instances each; ` +
    `${connections} connections, medians of ${rounds} rounds of ${seconds} s, the sender on the same machine`,
);
const only = process.argv[3];
for (const setup of setups) if (!only || setup.name.includes(only)) await measure(setup);

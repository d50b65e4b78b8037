// npm run sizes: table sizes in each database, and the time of the most frequent statements, with enough rows to reveal a
// full scan.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompiledQuery, sql } from "kysely";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { listen } from "#server.ts";
import { startCloud } from "#start.ts";
import type { Database } from "#store/database.ts";
import { startPostgres } from "../scripts/postgres.mjs";
import { clientsAt } from "../test/cloud.ts";
import { makeFrequentCalls } from "../test/store/frequentCalls.ts";
import { Recorder } from "../test/store/recorder.ts";
import { accountsOf, type WorldSize, writeManyWorld } from "./manyWorld.ts";

const worldSize: WorldSize = { accounts: 1000, regions: ["ap-guangzhou"], images: 100, instances: 10 };
const world = join(import.meta.dir, "..", ".tmp", "sizes-world.yaml");
const tables = ["accounts", "access_keys", "cvm_images", "instances", "disks", "firewall_rules", "runs"] as const;

type Store = { readonly data: string } | { readonly database: { readonly url: string; readonly connections: number } };

async function open(store: Store): Promise<ServedCloud> {
  const clock = { now: () => Date.now() };
  const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
  return startCloud({ clock, random, log: { write: () => {} }, rateLimit: false, world, ...store });
}

/** Returns the size of a table with its indexes in bytes. */
type SizeOf = (db: Database, table: string) => Promise<number>;

const inSqlite: SizeOf = async (db, table) => {
  const { rows } = await sql<{ bytes: number }>`select sum(pgsize) as bytes from dbstat
    where name in (select name from sqlite_schema where tbl_name = ${table})`.execute(db);
  return rows[0]?.bytes ?? 0;
};

const inPostgres: SizeOf = async (db, table) => {
  const { rows } = await sql<{ bytes: number }>`select pg_total_relation_size(${table}) as bytes`.execute(db);
  return rows[0]?.bytes ?? 0;
};

async function printSizes(db: Database, sizeOf: SizeOf): Promise<void> {
  for (const table of tables) {
    const { n } = await db
      .selectFrom(table)
      .select((is) => is.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    const bytes = await sizeOf(db, table);
    console.log(`  ${table.padEnd(16)} ${n} rows, ${(bytes / 1e6).toFixed(1)} MB, ${Math.round(bytes / n)} bytes each`);
  }
}

/** Runs the most frequent statements for an account in the middle of the tables, and prints their times. */
async function printStatements(cloud: ServedCloud, plan?: (db: Database, statement: CompiledQuery) => Promise<string>) {
  const recorder = new Recorder(cloud.db);
  const running = listen({ ...cloud, db: cloud.db.withPlugin(recorder) }, "127.0.0.1", 0);
  const account = accountsOf(worldSize)[worldSize.accounts / 2];
  if (!account) throw new Error("the world has no accounts");
  await makeFrequentCalls({ clients: clientsAt(running.port, account.key), settled: async () => {} });
  await running.drain();
  const reads = [...recorder.statements.values()].filter(({ sql }) => sql.startsWith("select"));
  const timed = [];
  for (const statement of reads) {
    const times: number[] = [];
    for (let n = 0; n < 50; n++) {
      const started = performance.now();
      await cloud.db.executeQuery(CompiledQuery.raw(statement.sql, [...statement.parameters]));
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    timed.push({ statement, median: times[25] ?? Number.NaN });
  }
  timed.sort((a, b) => b.median - a.median);
  const medians = timed.map(({ median }) => median);
  console.log(
    `  ${timed.length} statements that read: slowest ${medians[0]?.toFixed(2)} ms, middle ${medians[medians.length >> 1]?.toFixed(2)} ms`,
  );
  for (const { statement, median } of plan ? timed : timed.slice(0, 5)) {
    console.log(`  ${median.toFixed(2)} ms  ${statement.sql.replace(/\s+/g, " ")}`);
    if (plan) console.log(await plan(cloud.db, statement));
  }
}

async function explainPlan(db: Database, { sql: text, parameters }: CompiledQuery): Promise<string> {
  const explain = CompiledQuery.raw(`explain (analyze, buffers, costs off) ${text}`, [...parameters]);
  const { rows } = await db.executeQuery<{ "QUERY PLAN": string }>(explain);
  return rows.map((row) => `      ${row["QUERY PLAN"]}`).join("\n");
}

async function measure(name: string, store: Store, sizeOf: SizeOf): Promise<void> {
  const started = performance.now();
  const cloud = await open(store);
  console.log(`${name}: filled in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (sizeOf === inPostgres) await sql`analyze`.execute(cloud.db);
  await printSizes(cloud.db, sizeOf);
  await printStatements(cloud, sizeOf === inPostgres ? explainPlan : undefined);
  await cloud.db.destroy();
}

writeManyWorld(world, worldSize, { operations: 0, images: 0 });
console.log(`${worldSize.accounts} accounts with ${worldSize.images} images and ${worldSize.instances} instances each`);
const directory = mkdtempSync(join(tmpdir(), "skerry-sizes-"));
await measure("SQLite", { data: directory }, inSqlite);
rmSync(directory, { recursive: true });
const postgres = await startPostgres();
await measure("PostgreSQL", { database: { url: postgres.url, connections: 4 } }, inPostgres);
await postgres.stop();

import { expect, test } from "bun:test";
import { OwnDatabase, postgres } from "../postgres.ts";
import { CrashRun, isLongRun } from "./crashRun.ts";
import type { Engine } from "./engine.ts";
import { serveUntilKilled } from "./killCycle.ts";
import { PostgresEngine } from "./postgres.ts";
import { SeededRandom, seed } from "./seededRandom.ts";
import { SqliteEngine } from "./sqlite.ts";

/** Kills one server after another while writers call it, then verifies the data with a last server. */
async function runKills(engine: Engine, kills: number, name: string): Promise<void> {
  const run = new CrashRun(engine, new SeededRandom(seed));
  await run.prepare();
  while (run.kills < kills || run.acknowledged < kills) await serveUntilKilled(run);
  const counts = await run.finish();
  if (isLongRun) console.log(name, JSON.stringify(counts));
  // The writers must have started operations; otherwise the test proves nothing about them.
  expect(counts.operations).toBeGreaterThan(0);
}

const outcome = `lose no write, and leave no write partial or repeated (seed ${seed})`;

test(`kills of a server on SQLite ${outcome}`, async () => {
  await using engine = new SqliteEngine();
  await runKills(engine, isLongRun ? 200 : 4, "SQLite, one server:");
}, 900_000);

test.skipIf(!postgres)(
  `kills of a server on PostgreSQL ${outcome}`,
  async () => {
    await using database = await OwnDatabase.create();
    await using engine = new PostgresEngine(database.url);
    await runKills(engine, isLongRun ? 200 : 2, "PostgreSQL, one server:");
  },
  900_000,
);

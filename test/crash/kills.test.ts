import { expect, test } from "bun:test";
import { OwnDatabase, postgres } from "../postgres.ts";
import { Chance, seed } from "./chance.ts";
import type { Engine } from "./engine.ts";
import { PostgresEngine } from "./postgres.ts";
import { besiege } from "./siege.ts";
import { SqliteEngine } from "./sqlite.ts";
import { long, Watch } from "./watch.ts";

/** Kills one server again and again; the last one is followed by one that is let be. */
async function siege(engine: Engine, kills: number, name: string): Promise<void> {
  const watch = new Watch(engine, new Chance(seed));
  await watch.begin();
  while (watch.kills < kills || watch.acknowledged < kills) await besiege(watch);
  const tally = await watch.end();
  if (long) console.log(name, JSON.stringify(tally));
  // Whoever writes comes upon operations that take their time.
  expect(tally.operations).toBeGreaterThan(0);
}

const must = `lose nothing, and do nothing by halves or twice (seed ${seed})`;

test(`kills on SQLite while many write ${must}`, async () => {
  await using engine = new SqliteEngine();
  await siege(engine, long ? 200 : 4, "SQLite, one server:");
}, 900_000);

test.skipIf(!postgres)(
  `kills on PostgreSQL while many write ${must}`,
  async () => {
    await using database = await OwnDatabase.create();
    await using engine = new PostgresEngine(database.url);
    await siege(engine, long ? 200 : 2, "PostgreSQL, one server:");
  },
  900_000,
);

import { expect, test } from "bun:test";
import { Chance, seed } from "./chance.ts";
import { Siege } from "./siege.ts";
import { SqliteEngine } from "./sqlite.ts";

const kills = Number(process.env["SKERRY_KILLS"] ?? (process.env["SKERRY_LONG"] ? 200 : 4));

test(`${kills} kills on SQLite while 24 write lose nothing, and do nothing by halves or twice (seed ${seed})`, async () => {
  await using engine = new SqliteEngine();
  const siege = new Siege(engine, new Chance(seed));
  await siege.begin();
  for (let done = 0; done < kills; done++) await siege.kill();
  const tally = await siege.end();
  console.log("sqlite", tally);
  expect(tally.acknowledged).toBeGreaterThan(kills);
}, 900_000);

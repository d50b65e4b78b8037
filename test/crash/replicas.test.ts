import { expect, test } from "bun:test";
import { startPostgres } from "../../scripts/postgres.mjs";
import { OwnDatabase, postgres } from "../postgres.ts";
import { Chance, seed } from "./chance.ts";
import { Fleet } from "./fleet.ts";
import { lasting, PostgresEngine } from "./postgres.ts";
import { long, Watch } from "./watch.ts";

const must = `lose nothing, and do nothing by halves or twice (seed ${seed})`;

/** What happens again and again to three servers on one database, and how often. */
async function endure(url: string, times: number, name: string, happening: (fleet: Fleet) => Promise<void>) {
  await using engine = new PostgresEngine(url);
  const watch = new Watch(engine, new Chance(seed));
  await watch.begin();
  const fleet = await Fleet.start(watch, 3);
  try {
    await fleet.endure(times, () => happening(fleet));
  } finally {
    await fleet.end();
  }
  const tally = await watch.end();
  if (long) console.log(name, JSON.stringify(tally));
  expect(tally.operations).toBeGreaterThan(0);
}

test.skipIf(!postgres)(
  `kills of one of three servers on one PostgreSQL while many write ${must}`,
  async () => {
    await using database = await OwnDatabase.create();
    await endure(database.url, long ? 200 : 1, "PostgreSQL, one of three servers:", (fleet) => fleet.killOne());
  },
  900_000,
);

test.skipIf(!postgres || !long)(
  `kills of PostgreSQL itself, under three servers while many write, ${must}`,
  async () => {
    const server = await startPostgres(lasting);
    try {
      let crashes = 0;
      await endure(server.url, 200, "PostgreSQL itself:", async (fleet) => {
        await server.crash(crashes++ % 2 ? "SIGKILL" : "SIGQUIT");
        await fleet.rest();
        await server.start();
      });
    } finally {
      await server.stop();
    }
  },
  900_000,
);

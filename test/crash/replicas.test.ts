import { expect, test } from "bun:test";
import { startPostgres } from "../../scripts/postgres.mjs";
import { OwnDatabase, postgres } from "../postgres.ts";
import { CrashRun, isLongRun } from "./crashRun.ts";
import { Fleet } from "./fleet.ts";
import { durableSettings, PostgresEngine } from "./postgres.ts";
import { SeededRandom, seed } from "./seededRandom.ts";

const outcome = `lose no write, and leave no write partial or repeated (seed ${seed})`;

/** Runs three servers on one database and disturbs them the given number of times. */
async function runReplicas(url: string, times: number, name: string, disturb: (fleet: Fleet) => Promise<void>) {
  await using engine = new PostgresEngine(url);
  const run = new CrashRun(engine, new SeededRandom(seed));
  await run.prepare();
  const fleet = await Fleet.start(run, 3);
  try {
    await fleet.writeDuring(times, () => disturb(fleet));
  } finally {
    await fleet.end();
  }
  const counts = await run.finish();
  if (isLongRun) console.log(name, JSON.stringify(counts));
  expect(counts.operations).toBeGreaterThan(0);
}

test.skipIf(!postgres)(
  `kills of one of three servers on one PostgreSQL ${outcome}`,
  async () => {
    await using database = await OwnDatabase.create();
    await runReplicas(database.url, isLongRun ? 200 : 1, "PostgreSQL, one of three servers:", (fleet) =>
      fleet.killOne(),
    );
  },
  900_000,
);

test.skipIf(!postgres || !isLongRun)(
  `kills of PostgreSQL under three servers ${outcome}`,
  async () => {
    const server = await startPostgres(durableSettings);
    try {
      let crashes = 0;
      await runReplicas(server.url, 200, "PostgreSQL itself:", async (fleet) => {
        await server.crash(crashes++ % 2 ? "SIGKILL" : "SIGQUIT");
        await fleet.waitDowntime();
        await server.start();
      });
    } finally {
      await server.stop();
    }
  },
  900_000,
);

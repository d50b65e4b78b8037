import { expect, test } from "bun:test";
import { sql } from "kysely";
import { TestCloud } from "../cloud.ts";
import { OwnDatabase, postgres } from "../postgres.ts";
import { refusalIn, v3 } from "./call.ts";

const withPostgres = test.skipIf(postgres === undefined);

async function started({ url, keyFile }: OwnDatabase): Promise<TestCloud> {
  const cloud = await TestCloud.start({
    rateLimit: true,
    database: { url, connections: 5 },
    keyFile,
  });
  await v3(cloud, { region: "ap-tokyo" }); // Warms up lazily loaded code.
  return cloud;
}

withPostgres("servers that share a database share the rate limits", async () => {
  await using database = await OwnDatabase.create();
  // Both start at the same time, so both try to create the table.
  const [one, other] = await Promise.all([started(database), started(database)]);
  const calls = Array.from({ length: 30 }, (_, n) => v3(n % 2 === 0 ? one : other));
  const codes = (await Promise.all(calls)).map((response) => refusalIn(response).code);
  expect(codes.filter((code) => code !== "")).toEqual(Array(10).fill("RequestLimitExceeded"));
  const refusal = refusalIn(await v3(other));
  expect(refusal.message).toContain("equals to `31` in a second, which exceeds the frequency limit `20`");
  expect(refusalIn(await v3(other, { region: "ap-shanghai" })).code).toBe("");

  // The next second has a new limit.
  await Bun.sleep(1050);
  expect(refusalIn(await v3(one)).code).toBe("");
  const kind = sql<{ relpersistence: string }>`select relpersistence from pg_class where relname = 'rate_limits'`;
  expect((await kind.execute(one.cloud.db)).rows).toEqual([{ relpersistence: "u" }]); // Unlogged.
  await Promise.all([one[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
});

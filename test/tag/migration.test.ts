import { expect, test } from "bun:test";
import { sql } from "kysely";
import { fill, statements } from "#store/migrations/0012-tags.ts";
import { TestCloud } from "../cloud.ts";
import { bought } from "../lighthouse/bought.ts";
import { allTags } from "./resources.ts";

test("adds the tags of existing resources to a migrated database", async () => {
  await using cloud = await TestCloud.start();
  const { db } = cloud.cloud;
  await bought(cloud, { Tags: [{ Key: "env", Value: "test" }] });
  await bought(cloud, {
    Tags: [
      { Key: "env", Value: "test" },
      { Key: "a", Value: "" },
    ],
  });
  await db.schema.dropTable("tags").execute();
  for (const statement of statements) await sql.raw(statement).execute(db);
  await fill(db);
  expect(await allTags(cloud)).toEqual(["a=", "env=test"]);
  const creators = await db.selectFrom("tags").select("creator").distinct().execute();
  expect(creators).toEqual([{ creator: "100000000001" }]);
});

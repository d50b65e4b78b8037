import { describe, expect, test } from "bun:test";
import { join } from "node:path";
import { sql } from "kysely";
import { latestVersion } from "#store/migrate.ts";
import { openSqlite, openSqliteReadOnly } from "#store/sqlite.ts";
import { tableShapes } from "#store/tableShapes.ts";
import { Copy, exportText } from "../backup/copy.ts";
import { type Contents, contentsOf } from "../backup/exportTexts.ts";
import { TestClock, TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { asOf, common, makeOlder, written } from "./olderVersions.ts";

const root = join(import.meta.dir, "..", "..");

/** Tables that a migration fills from others; their existing rows are kept. */
const filled = ["tags", "runs"];

/** Compares the contents of a database before and after an upgrade. */
function expectKept(version: number, before: Contents, now: Contents): void {
  const shapes = [tableShapes(version), tableShapes(latestVersion)];
  const [kept, found] = [common(before, ...shapes), common(now, ...shapes)];
  for (const [table, rows] of Object.entries(kept)) {
    if (filled.includes(table)) expect(found[table] ?? []).toEqual(expect.arrayContaining([...rows]));
    else expect([table, found[table] ?? []]).toEqual([table, rows]);
  }
}

async function expectSound(db: Parameters<typeof exportText>[0]["db"]): Promise<void> {
  expect((await sql`select * from pragma_foreign_key_check`.execute(db)).rows).toEqual([]);
  expect((await sql`pragma integrity_check`.execute(db)).rows).toEqual([{ integrity_check: "ok" }]);
}

describe("a database of an older version with", () => {
  test.each([...written])("%d migrations is upgraded without loss, as is its export", async (version, text) => {
    using folder = new Folder();
    const before = await contentsOf(text);
    makeOlder(folder.path, version, before);
    const clock = new TestClock();
    await using cloud = await TestCloud.start({ data: folder.path, database: undefined }, clock);
    const now = await exportText(cloud.cloud);
    expectKept(version, before, await contentsOf(now));
    await expectSound(cloud.cloud.db);
    await using copy = await Copy.of(text);
    expect(await exportText(copy.store)).toBe(now);

    // Operations that were running at the export finish, and their results exist.
    const [client, cvm] = [cloud.lighthouse(), cloud.cvm()];
    clock.advance(60_000);
    const { InstanceSet = [] } = await client.DescribeInstances({});
    const operations = InstanceSet.map((one) => [one.LatestOperation, one.LatestOperationState, one.InstanceState]);
    expect(operations).toEqual([["ResetInstancesPassword", "SUCCESS", "RUNNING"]]);
    expect((await client.DescribeSnapshots({})).TotalCount).toBe(1);
    expect(
      (await client.DescribeBlueprints({ BlueprintIds: [before["blueprints"]?.[0]?.["id"]].map(String) })).TotalCount,
    ).toBe(1);
    const { ImageSet = [] } = await cvm.DescribeImages({
      Filters: [{ Name: "image-type", Values: ["PRIVATE_IMAGE"] }],
    });
    expect(ImageSet.map((image) => image.ImageState)).toEqual(ImageSet.map(() => "NORMAL"));
    expect(ImageSet.map((image) => image.ImageDescription)).toContain('told ✓ "twice"');
    expect((await cloud.tag().GetTags({})).Tags).toMatchObject([{ TagKey: "env", TagValue: "old" }]);
    expect((await cloud.cam().ListUsers()).Data).toMatchObject([{ Name: "keeper" }]);
  });

  const [, newest = ""] = written.at(-1) ?? [];
  const others = Array.from({ length: latestVersion }, (_, n) => n + 1).filter(
    (n) => !written.some(([version]) => version === n),
  );
  test.each(others)("%d migrations keeps all values that it can store", async (version) => {
    using folder = new Folder();
    const before = asOf(version, await contentsOf(newest));
    makeOlder(folder.path, version, before);
    const db = await openSqlite(folder.path);
    expectKept(version, before, await contentsOf(await exportText({ db })));
    await expectSound(db);
    await db.destroy();
  });
});

test("an upgrade that is killed leaves the database unchanged", async () => {
  const [version, text] = written[0] ?? [0, ""];
  using folder = new Folder();
  makeOlder(folder.path, version, await contentsOf(text));
  const kill = `
    import { migrate } from "#store/migrate.ts";
    import { connectSqlite } from "#store/sqlite.ts";
    const { database, run } = connectSqlite(process.argv[1]);
    let steps = 0;
    await database.transaction().execute((db) =>
      migrate(db, async (on, statements) => {
        await run(on, statements);
        if (++steps === 4) process.kill(process.pid, "SIGKILL");
      }),
    );`;
  const child = Bun.spawnSync([process.execPath, "-e", kill, folder.path], { cwd: root });
  expect(child.signalCode).toBe("SIGKILL");
  const db = openSqliteReadOnly(folder.path);
  expect(await db.selectFrom("migrations").select("taken").execute()).toEqual([{ taken: version }]);
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(db);
  await db.destroy();
  expect(rows.map(({ name }) => name).sort()).toEqual(
    ["migrations", ...tableShapes(version).map(({ name }) => name)].sort(),
  );
  const upgraded = await openSqlite(folder.path);
  expect(await upgraded.selectFrom("migrations").select("taken").execute()).toEqual([{ taken: latestVersion }]);
  await upgraded.destroy();
});

test("a database of a newer version is rejected", async () => {
  using folder = new Folder();
  const db = await openSqlite(folder.path);
  await db
    .updateTable("migrations")
    .set({ taken: latestVersion + 1 })
    .execute();
  await db.destroy();
  await expect(openSqlite(folder.path)).rejects.toThrow(
    `was written by a newer version (${latestVersion + 1} migrations, not ${latestVersion})`,
  );
});

test.skipIf(!process.env["SKERRY_LONG"])(
  "plain text is vacuumed at a later start if a reader blocks the first",
  async () => {
    const [version, text] = written[0] ?? [0, ""];
    using folder = new Folder();
    makeOlder(folder.path, version, await contentsOf(text));
    const start = async () => {
      await using cloud = await TestCloud.start({ data: folder.path, database: undefined });
      const facts = await cloud.cloud.db.selectFrom("cloud").select("name").execute();
      return facts.some(({ name }) => name === "leftovers");
    };
    const reader = openSqliteReadOnly(folder.path);
    await reader.transaction().execute(async (snapshot) => {
      expect(await snapshot.selectFrom("migrations").select("taken").execute()).toEqual([{ taken: version }]);
      expect(await start()).toBe(true);
      expect(await snapshot.selectFrom("migrations").select("taken").execute()).toEqual([{ taken: version }]);
    });
    await reader.destroy();
    expect(await start()).toBe(false);
  },
);

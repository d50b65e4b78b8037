import { expect, test } from "bun:test";
import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { openSqlite } from "#store/sqlite.ts";
import { clientsAt, TestCloud } from "../cloud.ts";
import { Child, run } from "../process.ts";
import { Folder } from "./folder.ts";

/** Starts and stops a cloud, which creates its data. */
async function createData(data: string): Promise<void> {
  await (await TestCloud.start({ data }))[Symbol.asyncDispose]();
}

async function sealedKeys(data: string): Promise<readonly string[]> {
  const db = await openSqlite(data);
  const rows = await db.selectFrom("access_keys").select("secret_key").orderBy("secret_id").execute();
  await db.destroy();
  return rows.map((row) => String(row.secret_key));
}

test("rekey seals a database with a new key and removes every value of the old key", async () => {
  using folder = new Folder();
  const [old, fresh] = [join(folder.path, "skerry.key"), join(folder.path, "fresh.key")];
  await createData(folder.path);
  const before = await sealedKeys(folder.path);
  const { code, out, err } = await run(["rekey", "--data", folder.path, "--new-key-file", fresh]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain(`now sealed with the key in ${fresh}`);
  const bytes = ["", "-wal"].map((end) => join(folder.path, `skerry.sqlite${end}`)).filter(existsSync);
  const text = bytes.map((file) => readFileSync(file, "latin1")).join();
  expect(before.filter((value) => text.includes(value))).toEqual([]);
  const withOldKey = await run(["serve", "--port", "0", "--data", folder.path]);
  expect([withOldKey.code, withOldKey.err]).toEqual([
    1,
    expect.stringContaining(`a different key than the one in ${old}`),
  ]);
  renameSync(fresh, old);
  await using child = await Child.serve("--data", folder.path);
  await clientsAt(child.port).lighthouse.DescribeZones({});
});

test("rekey that fails changes and creates nothing", async () => {
  using folder = new Folder();
  const fresh = join(folder.path, "fresh.key");
  const nowhere = await run(["rekey", "--data", join(folder.path, "no"), "--new-key-file", fresh]);
  expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining("has no database")]);
  expect([existsSync(join(folder.path, "no")), existsSync(fresh)]).toEqual([false, false]);
  await createData(folder.path);
  const before = await sealedKeys(folder.path);
  const same = await run(["rekey", "--data", folder.path, "--new-key-file", join(folder.path, "skerry.key")]);
  expect([same.code, same.err]).toEqual([1, expect.stringContaining("is already in use")]);
  // An invalid sealed value in the last table.
  const db = await openSqlite(folder.path);
  await sql`insert into client_tokens (account, region, action, token, input, output, created)
    values ('100000000001', 'ap-guangzhou', 'CreateInstances', 't', 'sealed:1:AAAA', '{}', 0)`.execute(db);
  await db.destroy();
  const broken = await run(["rekey", "--data", folder.path, "--new-key-file", fresh]);
  expect([broken.code, broken.err]).toEqual([1, expect.stringContaining("input of a row of client_tokens")]);
  expect(await sealedKeys(folder.path)).toEqual(before);
  await using child = await Child.serve("--data", folder.path);
  await clientsAt(child.port).lighthouse.DescribeZones({});
  const busy = await run(["rekey", "--data", folder.path, "--new-key-file", fresh]);
  expect([busy.code, busy.err]).toEqual([1, expect.stringContaining("cannot store data in")]);
});

test.each([
  [[], "--new-key-file"],
  [["--new-key-file", ""], "--new-key-file"],
  [["--new-key-file", "x", "--data", ""], "--data"],
  [["--new-key-file", "x", "--port", "1"], "--port"],
])("rekey %j is rejected with the name of the argument", async (args, named) => {
  const { code, err } = await run(["rekey", ...args]);
  expect([code, err]).toEqual([2, expect.stringContaining(named)]);
});

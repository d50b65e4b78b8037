import { expect, test } from "bun:test";
import { sql } from "kysely";
import { openSqlite } from "#store/sqlite.ts";
import { Folder } from "../command/folder.ts";

test("every commit on SQLite waits until the disk has its log", async () => {
  using folder = new Folder();
  const db = await openSqlite(folder.path);
  const pragma = async (name: string): Promise<unknown> => {
    const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db);
    return rows[0]?.[name];
  };
  // 2 is FULL. NORMAL may lose acknowledged writes in a power failure.
  expect([await pragma("journal_mode"), await pragma("synchronous")]).toEqual(["wal", 2]);
  await db.destroy();
});

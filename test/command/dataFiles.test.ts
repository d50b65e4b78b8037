import { expect, test } from "bun:test";
import { chmodSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { openSqlite } from "#store/sqlite.ts";
import { Folder } from "./folder.ts";

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test("database files have mode 0600 in new and existing directories", async () => {
  using folder = new Folder();
  chmodSync(folder.path, 0o755);
  const previousMask = process.umask(0o022);
  try {
    for (const path of [folder.path, join(folder.path, "created")]) {
      const db = await openSqlite(path);
      const files = readdirSync(path).filter((name) => name.startsWith("skerry."));
      expect(files).toContain("skerry.sqlite-wal");
      for (const file of files) expect([file, mode(join(path, file))]).toEqual([file, "600"]);
      await db.destroy();
    }
    expect(mode(join(folder.path, "created"))).toBe("700");
    // The mode of an existing directory is the owner's choice and is kept.
    expect(mode(folder.path)).toBe("755");
  } finally {
    process.umask(previousMask);
  }
});

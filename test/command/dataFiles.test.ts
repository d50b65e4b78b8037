import { expect, test } from "bun:test";
import { chmodSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { openSqlite } from "#store/sqlite.ts";
import { Folder } from "./folder.ts";

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test("data that hold secret keys are nobody else's to read, in a directory that is made and in one that is open", async () => {
  using folder = new Folder();
  chmodSync(folder.path, 0o755);
  const standing = process.umask(0o022);
  try {
    for (const path of [folder.path, join(folder.path, "made")]) {
      const db = await openSqlite(path);
      const files = readdirSync(path).filter((name) => name.startsWith("skerry."));
      expect(files).toContain("skerry.sqlite-wal");
      for (const file of files) expect([file, mode(join(path, file))]).toEqual([file, "600"]);
      await db.destroy();
    }
    expect(mode(join(folder.path, "made"))).toBe("700");
    // Whoever made a directory has said who may look into it.
    expect(mode(folder.path)).toBe("755");
  } finally {
    process.umask(standing);
  }
});

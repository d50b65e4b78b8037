import { expect, test } from "bun:test";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { requirePrivate } from "#store/privateFile.ts";
import { openSqlite } from "#store/sqlite.ts";
import { Child, run } from "../process.ts";
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

/** Starts a server that is expected to fail, and returns its message. */
async function startFailure(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await run(["serve", "--port", "0", ...args]);
  expect([code, out, err.trimEnd().split("\n").length]).toEqual([1, "", 1]);
  return err;
}

const isWindows = process.platform === "win32";

test.skipIf(isWindows)(
  "a key or database file that other users may access prevents the start until chmod",
  async () => {
    using folder = new Folder();
    const data = join(folder.path, "with space");
    const child = await Child.serve("--data", data, "--tls");
    await child.kill();
    const secretFiles = [
      "skerry.sqlite",
      "skerry.sqlite-wal",
      "skerry.sqlite-shm",
      "skerry.key",
      "certificate-key.pem",
    ];
    for (const name of secretFiles) {
      const path = join(data, name);
      // A failed start with an open database removes the log.
      if (!existsSync(path)) writeFileSync(path, "", { mode: 0o600 });
      for (const wide of [0o644, 0o640, 0o604, 0o620, 0o666]) {
        chmodSync(path, wide);
        expect(() => requirePrivate(path)).toThrow(`(mode 0${wide.toString(8)})`);
      }
      const err = await startFailure("--data", data, "--tls");
      expect(err).toBe(
        `skerry: other users may access ${path} (mode 0666), which holds secrets; run: chmod 600 '${path}'\n`,
      );
      const command = err.trimEnd().split("; run: ")[1] ?? "";
      expect(Bun.spawnSync(["sh", "-c", command]).success).toBe(true);
      expect(mode(path)).toBe("600");
    }
    const again = await Child.serve("--data", data, "--tls");
    await again.kill();
    chmodSync(join(data, "skerry.key"), 0o644);
    expect((await run(["export", "--data", data, "--secrets"])).err).toContain("run: chmod 600");
  },
  30_000,
);

test.skipIf(isWindows || process.getuid?.() !== 0)(
  "a key file of another user is accepted, as a secret that is mounted into a container (needs root)",
  async () => {
    using folder = new Folder();
    const keyFile = await folder.file("key", Buffer.alloc(32, 7).toString("base64"));
    chmodSync(keyFile, 0o444);
    chownSync(keyFile, 1, 1);
    await using child = await Child.serve("--data", join(folder.path, "data"), "--key-file", keyFile);
    expect(child.printed).toContain(child.url);
  },
);

test.skipIf(isWindows)(
  "new key and database files are not created through symbolic links",
  async () => {
    for (const name of ["skerry.key", "skerry.sqlite", "skerry.lock"]) {
      using folder = new Folder();
      const data = join(folder.path, "data");
      const target = join(folder.path, "target");
      mkdirSync(data);
      symlinkSync(target, join(data, name));
      expect(await startFailure("--data", data)).toContain(`${join(data, name)} is a symbolic link`);
      expect(existsSync(target)).toBe(false);
      // An empty target is not filled either.
      if (name !== "skerry.key") continue;
      writeFileSync(target, "", { mode: 0o600 });
      expect(await startFailure("--data", data)).toContain(`${join(data, name)} is a symbolic link`);
      expect(statSync(target).size).toBe(0);
    }
  },
  20_000,
);

test.skipIf(isWindows)("an existing key is read through a symbolic link", async () => {
  using folder = new Folder();
  const target = await folder.file("target", Buffer.alloc(32, 7).toString("base64"));
  const link = join(folder.path, "link");
  symlinkSync(target, link);
  await using child = await Child.serve("--data", join(folder.path, "data"), "--key-file", link);
  expect(child.printed).toContain(child.url);
});

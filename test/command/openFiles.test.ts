import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const main = join(import.meta.dir, "..", "..", "src", "main.ts");

/** The soft and the hard limit of open files of a process. */
function openFileLimits(pid: number): readonly string[] {
  return /^Max open files +(\d+) +(\d+)/m.exec(readFileSync(`/proc/${pid}/limits`, "utf8"))?.slice(1) ?? [];
}

test.skipIf(process.platform !== "linux")(
  "a server raises its limit of open files to the highest that it may set",
  async () => {
    const serve = [process.execPath, main, "serve", "--memory", "--port", "0", "--log-level", "silent"];
    const child = Bun.spawn(["sh", "-c", 'ulimit -S -n 256; exec "$@"', "sh", ...serve], { stdout: "pipe" });
    try {
      await child.stdout.getReader().read(); // It prints when it serves.
      const [soft, hard] = openFileLimits(child.pid);
      expect(Number(hard)).toBeGreaterThan(256);
      expect(soft).toBe(hard);
    } finally {
      child.kill();
      await child.exited;
    }
  },
);

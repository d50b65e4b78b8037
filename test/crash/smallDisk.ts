import { appendFileSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk of 8 MiB, in memory, that a test can fill and write-protect. */
export class SmallDisk implements Disposable {
  readonly data: string;
  private readonly filler: string;

  private constructor(readonly directory: string) {
    this.data = join(directory, "data");
    this.filler = join(directory, "filler");
  }

  /** Undefined where this process may not mount anything. */
  static make(): SmallDisk | undefined {
    const directory = mkdtempSync(join(tmpdir(), "skerry-disk-"));
    if (ran("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", directory)) return new SmallDisk(directory);
    rmdirSync(directory);
    return undefined;
  }

  /** To the last byte. */
  fill(): void {
    writeFileSync(this.filler, "");
    for (const size of [1 << 20, 1 << 12, 1]) this.fillBy(Buffer.alloc(size));
  }

  private fillBy(piece: Uint8Array): void {
    try {
      for (;;) appendFileSync(this.filler, piece);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
    }
  }

  makeRoom(): void {
    rmSync(this.filler);
  }

  protect(): void {
    if (!ran("mount", "-o", "remount,ro", this.directory)) throw new Error("the disk could not be protected");
  }

  [Symbol.dispose](): void {
    ran("umount", "-l", this.directory);
    rmdirSync(this.directory);
  }
}

const ran = (...command: string[]): boolean => Bun.spawnSync(command, { stderr: "ignore" }).success;

/** Whether there can be such a disk here: root may mount, others may not. */
export const canMount = (() => {
  using disk = SmallDisk.make();
  return disk !== undefined;
})();

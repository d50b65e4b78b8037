import { appendFileSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An 8 MiB tmpfs that a test can fill and write-protect. */
export class SmallDisk implements Disposable {
  readonly data: string;
  private readonly filler: string;

  private constructor(readonly directory: string) {
    this.data = join(directory, "data");
    this.filler = join(directory, "filler");
  }

  /** Mounts the disk; returns undefined if this process cannot mount file systems. */
  static mount(): SmallDisk | undefined {
    const directory = mkdtempSync(join(tmpdir(), "skerry-disk-"));
    if (succeeds("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", directory)) return new SmallDisk(directory);
    rmdirSync(directory);
    return undefined;
  }

  /** Fills the disk to the last byte. */
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
    if (!succeeds("mount", "-o", "remount,ro", this.directory)) throw new Error("the disk could not be protected");
  }

  [Symbol.dispose](): void {
    succeeds("umount", "-l", this.directory);
    rmdirSync(this.directory);
  }
}

const succeeds = (...command: string[]): boolean => Bun.spawnSync(command, { stderr: "ignore" }).success;

/** Whether this process can mount the disk, which needs root. */
export const canMount = (() => {
  using disk = SmallDisk.mount();
  return disk !== undefined;
})();

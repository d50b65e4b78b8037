import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A temporary directory that is deleted after the test. */
export class Folder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), "skerry-"));

  /** Writes a file and returns its path. */
  async file(name: string, text: string): Promise<string> {
    const path = join(this.path, name);
    await Bun.write(path, text);
    return path;
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A temporary directory that is deleted after the test. */
export class Folder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), "skerry-"));

  /** Writes a file that only its owner may read and returns its path. */
  async file(name: string, text: string): Promise<string> {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

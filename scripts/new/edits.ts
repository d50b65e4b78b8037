import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** New files and changes of files, written together or not at all. */
export class Edits {
  private readonly texts = new Map<string, string>();

  constructor(private readonly root: string) {}

  get paths(): readonly string[] {
    return [...this.texts.keys()];
  }

  /** @throws Error if the file exists */
  create(path: string, text: string): void {
    if (existsSync(join(this.root, path))) throw new Error(`${path} exists already`);
    this.texts.set(path, text);
  }

  /**
   * Inserts lines before the first line of a file that matches.
   * @throws Error if no line matches
   */
  insertBefore(path: string, line: RegExp, text: string): void {
    const lines = this.read(path).split("\n");
    const at = lines.findIndex((one) => line.test(one));
    if (at < 0) throw new Error(`${path} has no line like ${line}`);
    this.texts.set(path, [...lines.slice(0, at), text, ...lines.slice(at)].join("\n"));
  }

  /** The number of the next migration, such as `0020`. */
  nextMigration(): string {
    const files = readdirSync(join(this.root, "src/store/migrations"));
    const last = Math.max(...files.map((file) => Number(file.slice(0, 4))));
    return String(last + 1).padStart(4, "0");
  }

  /** The text that a file will have; undefined if it is neither new nor changed. */
  textOf(path: string): string | undefined {
    return this.texts.get(path);
  }

  write(): void {
    for (const [path, text] of this.texts) {
      const file = join(this.root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  private read(path: string): string {
    return this.texts.get(path) ?? readFileSync(join(this.root, path), "utf8");
  }
}

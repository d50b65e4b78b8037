import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The given texts that appear in the files of an embedded database, in plain text or base64. */
export function findReadable(directory: string, texts: readonly string[]): readonly string[] {
  const files = readdirSync(directory).filter((name) => name.startsWith("skerry.sqlite"));
  const bytes = files.map((name) => readFileSync(join(directory, name), "latin1")).join("\n");
  return texts.filter((text) => bytes.includes(text) || bytes.includes(btoa(text).replace(/=+$/, "")));
}

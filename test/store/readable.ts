import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Those of some texts that who has stolen the files of an embedded database can read there, plainly or in base64. */
export function readable(directory: string, texts: readonly string[]): readonly string[] {
  const files = readdirSync(directory).filter((name) => name.startsWith("skerry.sqlite"));
  const bytes = files.map((name) => readFileSync(join(directory, name), "latin1")).join("\n");
  return texts.filter((text) => bytes.includes(text) || bytes.includes(btoa(text).replace(/=+$/, "")));
}

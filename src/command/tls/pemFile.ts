import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** Reads a file. Returns an empty string if it is missing. */
export function readPem(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

/** Replaces a file atomically. The temporary file has the final permissions from the start. */
export function writePem(file: string, text: string, mode: number): void {
  const temporary = `${file}.new`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, text, { mode, flag: "wx" });
  renameSync(temporary, file);
}

import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { keyLength, type RandomBytes, SecretKeyError } from "./vault.ts";

/**
 * The key in a file: 32 bytes in base64. Undefined where there is none, or nothing in it, as a start leaves it that was
 * broken off.
 * @throws SecretKeyError where the file cannot be read or holds something else
 */
export function readKey(path: string): Uint8Array | undefined {
  const text = orSecretKeyError(path, "read", () => readOrEmpty(path));
  if (text === "") return undefined;
  const key = Buffer.from(text, "base64");
  if (key.length === keyLength && key.toString("base64") === text) return key;
  throw new SecretKeyError(`the key file ${path} holds no key, which is 32 bytes in base64`);
}

/**
 * Makes a key in a file that nobody else on this machine may read.
 * @throws SecretKeyError where it cannot be written
 */
export function createKey(path: string, random: RandomBytes): Uint8Array {
  const key = Buffer.from(random.bytes(keyLength));
  orSecretKeyError(path, "make", () => {
    // Appended: should somebody else make one at the same time, then no key at all is read instead of the wrong one.
    const file = openSync(path, "a", 0o600);
    writeSync(file, `${key.toString("base64")}\n`);
    syncAndClose(file);
    // What is sealed with it must not outlive it: its name is on the disk, too, before anything is.
    if (process.platform !== "win32") syncAndClose(openSync(dirname(path), "r"));
  });
  return readKey(path) ?? key;
}

function syncAndClose(file: number): void {
  fsyncSync(file);
  closeSync(file);
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

function orSecretKeyError<Result>(path: string, what: string, attempt: () => Result): Result {
  try {
    return attempt();
  } catch (error) {
    throw new SecretKeyError(`cannot ${what} the key file ${path}: ${error instanceof Error ? error.message : error}`);
  }
}

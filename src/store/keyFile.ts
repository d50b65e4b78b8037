import { closeSync, constants, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode } from "./databaseErrors.ts";
import { danglingLink, openNewFile, requirePrivate } from "./privateFile.ts";
import { keyLength, type RandomBytes, SecretKeyError } from "./vault.ts";

/**
 * Reads a key of 32 bytes in base64. Returns undefined if the file is missing, or empty after an interrupted start.
 * @throws SecretKeyError if the file cannot be read or holds anything else
 * @throws FilePermissionError if other users may read the file
 */
export function readKey(path: string): Uint8Array | undefined {
  requirePrivate(path);
  const text = orSecretKeyError(path, "read", () => readOrEmpty(path));
  if (text === "") return undefined;
  const key = Buffer.from(text, "base64");
  if (key.length === keyLength && key.toString("base64") === text) return key;
  throw new SecretKeyError(`the key file ${path} does not hold a key: expected 32 bytes in base64`);
}

/**
 * Creates a key in a file that only its owner may read. Symbolic links are not followed.
 * @throws SecretKeyError if the file cannot be written
 */
export function createKey(path: string, random: RandomBytes): Uint8Array {
  const key = Buffer.from(random.bytes(keyLength));
  orSecretKeyError(path, "create", () => {
    const file = openNewFile(path) ?? openEmpty(path);
    writeSync(file, `${key.toString("base64")}\n`);
    syncAndClose(file);
    // Sync the directory entry too, so that no sealed data can be on the disk without its key.
    if (process.platform !== "win32") syncAndClose(openSync(dirname(path), "r"));
  });
  return readKey(path) ?? key;
}

/** Opens a file that an interrupted start left empty. */
function openEmpty(path: string): number {
  // Append: if two processes create the key at once, the file becomes unreadable instead of holding the wrong key.
  const { O_WRONLY, O_APPEND, O_NOFOLLOW = 0 } = constants;
  try {
    return openSync(path, O_WRONLY | O_APPEND | O_NOFOLLOW);
  } catch (error) {
    throw errorCode(error) === "ELOOP" ? danglingLink(path) : error;
  }
}

function syncAndClose(file: number): void {
  fsyncSync(file);
  closeSync(file);
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return "";
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

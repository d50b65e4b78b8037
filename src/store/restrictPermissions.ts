import { closeSync, existsSync, openSync } from "node:fs";

/**
 * Creates a file that only its owner may read, unless it exists, and returns its path. An existing file is not opened:
 * closing it would release every lock that this process holds on it.
 */
export function restrictPermissions(path: string): string {
  if (!existsSync(path)) closeSync(openSync(path, "a", 0o600));
  return path;
}

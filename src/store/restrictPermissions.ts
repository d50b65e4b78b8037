import { closeSync, existsSync, openSync } from "node:fs";

/**
 * Makes a file that nobody else on this machine may read where there is none yet, and tells its path again. One that is
 * there is not opened: to close it would let go of every lock that this process has on it.
 */
export function restrictPermissions(path: string): string {
  if (!existsSync(path)) closeSync(openSync(path, "a", 0o600));
  return path;
}

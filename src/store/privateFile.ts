import { closeSync, constants, fstatSync, lstatSync, openSync, rmSync, type Stats, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { errorCode } from "./databaseErrors.ts";

/** A file with secrets is readable by other users. The message contains the command that repairs it. */
export class FilePermissionError extends Error {
  override readonly name = "FilePermissionError";
}

/**
 * Creates a file that only its owner may read, unless it exists, and returns its path. An existing file is not opened:
 * closing it would release every lock that this process holds on it.
 * @throws FilePermissionError if the path is a symbolic link without a target
 */
export function createPrivateFile(path: string): string {
  const file = openNewFile(path);
  if (file !== undefined) closeSync(file);
  else if (isDanglingLink(path)) throw danglingLink(path);
  return path;
}

/** Opens a new file for writing; undefined if the path exists. Symbolic links are not followed. */
export function openNewFile(path: string): number | undefined {
  try {
    // Windows lacks O_NOFOLLOW. O_EXCL alone also rejects links; O_NOFOLLOW covers file systems without a strict O_EXCL.
    const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = constants;
    return openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  } catch (error) {
    if (errorCode(error) === "EEXIST") return undefined;
    throw error;
  }
}

/** @throws FilePermissionError if other users may access an existing file; see isExposed */
export function requirePrivate(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile() || !isExposed(stats) || !hasModes(dirname(path))) return;
  const mode = (stats.mode & 0o777).toString(8).padStart(4, "0");
  throw new FilePermissionError(
    `other users may access ${path} (mode ${mode}), which holds secrets; run: chmod 600 ${shellWord(path)}`,
  );
}

export const danglingLink = (path: string): FilePermissionError =>
  new FilePermissionError(
    `${path} is a symbolic link, and new files are not created through links; remove it, or create its target`,
  );

export function isDanglingLink(path: string): boolean {
  return (
    lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true &&
    statSync(path, { throwIfNoEntry: false }) === undefined
  );
}

/**
 * Whether the group or others may access a file of this user. The rule of OpenSSH: files of another user, such as a
 * mounted secret of a container, are not this user's to change. Windows has no modes.
 */
const isExposed = ({ uid, mode }: Stats): boolean => process.getuid?.() === uid && (mode & 0o077) !== 0;

/** Whether the file system of a directory keeps modes. FAT and some mounts of host directories report one for all files. */
function hasModes(directory: string): boolean {
  const path = join(directory, `.skerry-mode-${process.pid}`);
  try {
    const file = openNewFile(path);
    if (file === undefined) return true;
    try {
      return (fstatSync(file).mode & 0o077) === 0;
    } finally {
      closeSync(file);
      rmSync(path, { force: true });
    }
  } catch {
    // The directory is not writable, so the mode that is shown is the only evidence.
    return true;
  }
}

const shellWord = (text: string): string =>
  /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

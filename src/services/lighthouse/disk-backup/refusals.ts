import type { Fail } from "#kernel/action.ts";
import type { Denial } from "../work/objects/DeniedAction.ts";
import { pathOf } from "../work/paths.ts";
import type { DiskBackupRow, DiskBackups } from "./rows.ts";
import { diskBackupPaths } from "./states.ts";

/** The reason a backup denies an operation, or undefined if it allows it. */
export function diskBackupDenial(
  operation: "ApplyDiskBackup" | "DeleteDiskBackups",
  { id: value, state }: DiskBackupRow,
): Denial<"UnsupportedOperation.InvalidDiskBackupState"> | undefined {
  if (pathOf(diskBackupPaths, operation, state)) return undefined;
  return { code: "UnsupportedOperation.InvalidDiskBackupState", details: { value, state } };
}

/** Reads the backups of a request. Fails if one does not exist. */
export async function existingBackups(
  ids: readonly string[],
  {
    diskBackups,
    fail,
  }: { readonly diskBackups: DiskBackups; readonly fail: Fail<"ResourceNotFound.DiskBackupIdNotFound"> },
): Promise<readonly DiskBackupRow[]> {
  const rows = await diskBackups.some(ids);
  const missing = ids.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) fail("ResourceNotFound.DiskBackupIdNotFound", { value: missing });
  return rows;
}

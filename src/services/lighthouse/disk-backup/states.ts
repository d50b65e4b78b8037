import type { Paths } from "../work/paths.ts";

/** Backups of disks: the states in which an operation is accepted, and the states that it leads through. */
export const diskBackupPaths = {
  CreateDiskBackup: { "": ["CREATING", "NORMAL"] },
  ApplyDiskBackup: { NORMAL: ["ROLLBACKING", "NORMAL"] },
  DeleteDiskBackups: { NORMAL: ["DELETING", ""] },
} as const satisfies Paths;

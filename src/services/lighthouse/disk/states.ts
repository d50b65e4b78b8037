import type { Paths } from "../work/paths.ts";

/** An empty path leaves the state as it is. */
const unchanged = { ATTACHED: [], UNATTACHED: [] };

/** Disks: which operation is taken in which state, and what it leads through. */
export const diskPaths = {
  CreateDisks: { "": ["PENDING", "UNATTACHED"] },
  AttachDisks: { UNATTACHED: ["ATTACHING", "ATTACHED"] },
  DetachDisks: { ATTACHED: ["DETACHING", "UNATTACHED"] },
  ResizeDisks: unchanged,
  ModifyDisksAttribute: unchanged,
  ModifyDisksBackupQuota: unchanged,
  ModifyDisksRenewFlag: { ...unchanged, ATTACHING: [], DETACHING: [] },
  // Shut down only at its end, so that whoever waits for that can go on to destroy the disk or renew it.
  IsolateDisks: { UNATTACHED: ["UNATTACHED", "SHUTDOWN"] },
  RenewDisks: { ...unchanged, SHUTDOWN: ["SHUTDOWN", "UNATTACHED"] },
  // One that could not be made is good for nothing else.
  TerminateDisks: { SHUTDOWN: ["TERMINATING", ""], CREATED_FAILED: ["TERMINATING", ""] },
  CreateDiskBackup: unchanged,
  ApplyDiskBackup: unchanged,
} as const satisfies Paths;

/** Where work that fails leaves a disk, by the state that it was in; else it is back where it began. */
export const diskFailures: Readonly<Record<string, string>> = { PENDING: "CREATED_FAILED" };

/** What is done with disks that exist. */
export type DiskOperation = Exclude<keyof typeof diskPaths, "CreateDisks">;

/** For work that the instance does not notice. */
const beside = { RUNNING: [], STOPPED: [] };

/** What the instance must be whose disks are worked on, and what it goes through. */
export const hostPaths = {
  CreateDisks: { RUNNING: [] },
  AttachDisks: beside,
  DetachDisks: beside,
  CreateDiskBackup: beside,
  ApplyDiskBackup: { RUNNING: ["STOPPING", "STARTING", "RUNNING"], STOPPED: ["STOPPED"] },
} as const satisfies Paths;

export type HostOperation = keyof typeof hostPaths;

/** Backups of disks: the same. */
export const diskBackupPaths = {
  CreateDiskBackup: { "": ["CREATING", "NORMAL"] },
  ApplyDiskBackup: { NORMAL: ["ROLLBACKING", "NORMAL"] },
  DeleteDiskBackups: { NORMAL: ["DELETING", ""] },
} as const satisfies Paths;

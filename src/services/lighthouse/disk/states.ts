import { type Paths, pathOf } from "../work/paths.ts";

/** An empty path leaves the state unchanged. */
const unchanged = { ATTACHED: [], UNATTACHED: [] };

/** State paths of disks, by operation and initial state. */
export const diskPaths = {
  CreateDisks: { "": ["PENDING", "UNATTACHED"] },
  AttachDisks: { UNATTACHED: ["ATTACHING", "ATTACHED"] },
  DetachDisks: { ATTACHED: ["DETACHING", "UNATTACHED"] },
  ResizeDisks: unchanged,
  ModifyDisksAttribute: unchanged,
  ModifyDisksBackupQuota: unchanged,
  ModifyDisksRenewFlag: { ...unchanged, ATTACHING: [], DETACHING: [] },
  // SHUTDOWN comes last, so that a client that polls for it can terminate or renew the disk right away.
  IsolateDisks: { UNATTACHED: ["UNATTACHED", "SHUTDOWN"] },
  RenewDisks: { ...unchanged, SHUTDOWN: ["SHUTDOWN", "UNATTACHED"] },
  // A disk whose creation failed can only be terminated.
  TerminateDisks: { SHUTDOWN: ["TERMINATING", ""], CREATED_FAILED: ["TERMINATING", ""] },
  CreateDiskBackup: unchanged,
  ApplyDiskBackup: unchanged,
} as const satisfies Paths;

/** What changes the state of a data disk other than an operation on it. */
export const diskEffects = {
  "CreateDisks (mounted)": { "": ["PENDING", "ATTACHING", "ATTACHED"] },
  IsolateInstances: { ATTACHED: ["SHUTDOWN"] },
  /** Returned disks are on their instance again. */
  RenewInstances: { ATTACHED: ["ATTACHED"], SHUTDOWN: ["ATTACHED"] },
  TerminateInstances: { ATTACHED: ["UNATTACHED"] },
  "(expiry)": { ATTACHED: ["SHUTDOWN"], UNATTACHED: ["SHUTDOWN"] },
} as const satisfies Paths;

/** The state of a disk after an effect; the same if the table does not change it. */
export const stateAfter = (effect: keyof typeof diskEffects, state: string): string =>
  pathOf(diskEffects, effect, state)?.at(-1) ?? state;

/** State after a failed operation, by the state during it. Other states return to the initial one. */
export const diskFailures: Readonly<Record<string, string>> = { PENDING: "CREATED_FAILED" };

/** Operations on existing disks. */
export type DiskOperation = Exclude<keyof typeof diskPaths, "CreateDisks">;

/** Operations that leave the instance state unchanged. */
const beside = { RUNNING: [], STOPPED: [] };

/** State paths of the instance that a disk is attached to, by disk operation and initial state. */
export const hostPaths = {
  CreateDisks: { RUNNING: [] },
  AttachDisks: beside,
  DetachDisks: beside,
  CreateDiskBackup: beside,
  ApplyDiskBackup: { RUNNING: ["STOPPING", "STARTING", "RUNNING"], STOPPED: ["STOPPED"] },
} as const satisfies Paths;

export type HostOperation = keyof typeof hostPaths;

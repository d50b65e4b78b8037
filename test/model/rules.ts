import type { AccountRegion, Backup, Blueprint, Disk, Instance, Resource, Snapshot } from "./resources.ts";
import type { World } from "./world.ts";
import { ownById } from "./world.ts";

/** The published states of each action, and the codes that it returns in other states. */

export const notFound = {
  instance: "ResourceNotFound.InstanceIdNotFound",
  disk: "ResourceNotFound.DiskIdNotFound",
  snapshot: "ResourceNotFound.SnapshotIdNotFound",
  key: "ResourceNotFound.KeyIdNotFound",
  backup: "ResourceNotFound.DiskBackupIdNotFound",
} as const;

const unfinished = "UnsupportedOperation.LatestOperationUnfinished";
const wrongState = "UnsupportedOperation.InvalidInstanceState";
const up = ["RUNNING", "STOPPED"];

/** The instance states in which each action is accepted. */
export const instanceActions: Readonly<Record<string, readonly string[]>> = {
  StartInstances: ["STOPPED"],
  StopInstances: ["RUNNING"],
  RebootInstances: ["RUNNING"],
  ResetInstance: up,
  ResetInstancesPassword: up,
  AssociateInstancesKeyPairs: up,
  DisassociateInstancesKeyPairs: up,
  CreateBlueprint: up,
  CreateInstanceSnapshot: up,
  ApplyInstanceSnapshot: up,
  ModifyInstancesBundle: up,
  IsolateInstances: up,
  RenewInstances: [...up, "SHUTDOWN"],
  TerminateInstances: ["SHUTDOWN"],
  DescribeInstanceVncUrl: ["RUNNING"],
};

/** The code if the instance type does not support the action. */
function kindDenied(action: string, { platform, bundle }: Instance): string | undefined {
  if (platform === "WINDOWS" && action.endsWith("KeyPairs")) return "UnsupportedOperation.WindowsNotSupportKeyPair";
  if (action !== "CreateInstanceSnapshot" || bundle.kind !== "STORAGE") return undefined;
  return "OperationDenied.OperationDeniedCreateSnapshotForStorageBundle";
}

/** The code if the instance rejects the action in its current state. */
function stateDenied(action: string, { state, operation }: Instance): string | undefined {
  // The documentation of these two actions lacks the code for PENDING instances.
  if (state === "PENDING" && (action === "CreateBlueprint" || action === "CreateInstanceSnapshot")) return wrongState;
  if (state === "PENDING") return "OperationDenied.InstanceCreating";
  if (operation) return action === "ModifyInstancesBundle" ? "OperationDenied.InstanceOperationInProgress" : unfinished;
  if (instanceActions[action]?.includes(state)) return undefined;
  return action === "RenewInstances" ? "FailedOperation.RenewResourcesFailed" : wrongState;
}

/** The code if the instance rejects the action. */
export const instanceDenied = (action: string, instance: Instance): string | undefined =>
  kindDenied(action, instance) ?? stateDenied(action, instance);

/** The code if one of the instances rejects the action. */
export function instancesRefused(action: string, instances: readonly Instance[]): string | undefined {
  const kind =
    action === "DisassociateInstancesKeyPairs" ? undefined : firstOf(instances, (one) => kindDenied(action, one));
  return kind ?? firstOf(instances, (one) => stateDenied(action, one));
}

/** The first code that `refusal` returns for the resources. */
export function firstOf<T>(resources: readonly T[], refusal: (resource: T) => string | undefined): string | undefined {
  for (const resource of resources) {
    const code = refusal(resource);
    if (code !== undefined) return code;
  }
  return undefined;
}

const busyDisk = "UnsupportedOperation.DiskLatestOperationUnfinished";
const inProgress = "OperationDenied.DiskOperationInProgress";
const creating = "OperationDenied.DiskCreating";
const backingUp = "OperationDenied.DiskBusyForBackupOperation";
const wrongDisk = "UnsupportedOperation.InvalidDiskState";
const usable = ["ATTACHED", "UNATTACHED"];

interface DiskAction {
  readonly states: readonly string[];
  readonly creating: string;
  readonly busy: string;
  readonly state: string;
}

export const diskActions: Readonly<Record<string, DiskAction>> = {
  AttachDisks: { states: ["UNATTACHED"], creating, busy: busyDisk, state: wrongDisk },
  DetachDisks: { states: ["ATTACHED"], creating, busy: inProgress, state: wrongDisk },
  ResizeDisks: { states: usable, creating: busyDisk, busy: busyDisk, state: "UnsupportedOperation" },
  ModifyDisksAttribute: { states: usable, creating: busyDisk, busy: busyDisk, state: wrongDisk },
  ModifyDisksBackupQuota: { states: usable, creating: busyDisk, busy: busyDisk, state: "UnsupportedOperation" },
  ModifyDisksRenewFlag: {
    states: [...usable, "ATTACHING", "DETACHING"],
    creating,
    busy: inProgress,
    state: "UnsupportedOperation",
  },
  IsolateDisks: { states: ["UNATTACHED"], creating, busy: busyDisk, state: wrongDisk },
  RenewDisks: { states: [...usable, "SHUTDOWN"], creating, busy: busyDisk, state: wrongDisk },
  TerminateDisks: { states: ["SHUTDOWN"], creating: inProgress, busy: inProgress, state: wrongDisk },
  CreateDiskBackup: { states: usable, creating: inProgress, busy: inProgress, state: wrongDisk },
  ApplyDiskBackup: { states: usable, creating: inProgress, busy: inProgress, state: wrongDisk },
};

/** The code if the data disk rejects the action. ModifyDisksRenewFlag is accepted during operations. */
export function diskRefused(action: string, disk: Disk): string | undefined {
  const rule = diskActions[action];
  if (!rule) throw new Error(`no rule for ${action}`);
  const fits = rule.states.includes(disk.state);
  if (disk.state === "PENDING") return rule.creating;
  if (disk.operation && !(fits && action === "ModifyDisksRenewFlag")) {
    return action.endsWith("DiskBackup") && disk.latest.endsWith("DiskBackup") ? backingUp : rule.busy;
  }
  return fits ? undefined : rule.state;
}

/** The code if the instance blocks operations on its data disks. */
export function hostRefused(host: Instance | undefined, states = up): string | undefined {
  if (!host) return undefined;
  if (host.operation && host.state !== "PENDING") return unfinished;
  return states.includes(host.state) ? undefined : wrongState;
}

/** Disk actions that also depend on the state of the instance. */
export const needsHost: readonly string[] = ["AttachDisks", "DetachDisks", "CreateDiskBackup", "ApplyDiskBackup"];

/** The code if the snapshot cannot be applied. */
export function rollbackRefused(world: World, snapshot: Snapshot): string | undefined {
  const rolling = [...world.snapshots.values()].some(
    (one) => one.instance === snapshot.instance && one.state === "ROLLBACKING",
  );
  if (rolling) return busyDisk;
  if (snapshot.state !== "NORMAL") return "UnsupportedOperation.InvalidSnapshotState";
  const instance = world.instances.get(snapshot.instance);
  return instance && instancesRefused("ApplyInstanceSnapshot", [instance]);
}

export const snapshotRefused = (snapshot: Snapshot): string | undefined =>
  snapshot.state === "NORMAL" ? undefined : "UnsupportedOperation.InvalidSnapshotState";

export const backupRefused = (backup: Backup): string | undefined =>
  backup.state === "NORMAL" ? undefined : "UnsupportedOperation.InvalidDiskBackupState";

/** Whether an image is being installed on an instance of any account. */
export function beingInstalled(world: World, blueprint: string): boolean {
  return [...world.instances.values()].some(({ operation, latest, installing }) =>
    operation && ["CreateInstances", "ResetInstance"].includes(latest) ? installing === blueprint : false,
  );
}

/** A custom image of the account, or the code if it owns none with this id. */
export function ownBlueprint(
  world: World,
  scope: AccountRegion,
  id: string,
  codes: { readonly unknown: string; readonly received: string },
): Blueprint | string {
  const own = ownById(world.blueprints, scope, id);
  if (own?.type === "PRIVATE") return own;
  return world.usable(scope).some((one) => one.id === id) ? codes.received : codes.unknown;
}

/** A new resource without an operation. */
export const newResource = (scope: AccountRegion, id: string): Resource => ({
  ...scope,
  id,
  state: "",
  latest: "",
  outcome: "",
  operation: undefined,
});

/** The quotas of a region. */
export const quotas: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  GENERAL_BUNDLE_INSTANCE: { "ap-guangzhou": 50, "ap-singapore": 20 },
  STORAGE_BUNDLE_INSTANCE: { "ap-guangzhou": 50, "ap-singapore": 0 },
  USER_KEY_PAIR: { "ap-guangzhou": 10, "ap-singapore": 10 },
  BLUEPRINT: { "ap-guangzhou": 20, "ap-singapore": 20 },
  FREE_BLUEPRINT: { "ap-guangzhou": 5, "ap-singapore": 5 },
  DATA_DISK: { "ap-guangzhou": 20, "ap-singapore": 20 },
};

export const countsFor = (kind: string, { bundle, nextBundle }: Instance): boolean =>
  bundle.kind === kind || nextBundle?.kind === kind;

/** Two for each active instance that supports snapshots, ten at most. */
export function snapshotQuota(instances: readonly Instance[]): number {
  const counted = instances.filter(
    ({ state, bundle }) => !["SHUTDOWN", "TERMINATING"].includes(state) && bundle.kind !== "STORAGE",
  );
  return Math.min(10, 2 * counted.length);
}

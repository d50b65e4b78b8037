import type { Backup, Blueprint, Disk, Instance, Place, Snapshot, Thing } from "./things.ts";
import type { World } from "./world.ts";
import { known } from "./world.ts";

/** What is refused when: the published states of each action, and the codes that it lists for the rest. */

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

/** The states of an instance in which it takes an action. */
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

/** What an instance of its kind never takes. */
function kindDenied(action: string, { platform, bundle }: Instance): string | undefined {
  if (platform === "WINDOWS" && action.endsWith("KeyPairs")) return "UnsupportedOperation.WindowsNotSupportKeyPair";
  if (action !== "CreateInstanceSnapshot" || bundle.kind !== "STORAGE") return undefined;
  return "OperationDenied.OperationDeniedCreateSnapshotForStorageBundle";
}

/** What an instance does not take as it is now. */
function stateDenied(action: string, { state, work }: Instance): string | undefined {
  // These two do not list the code for an instance that is being made.
  if (state === "PENDING" && (action === "CreateBlueprint" || action === "CreateInstanceSnapshot")) return wrongState;
  if (state === "PENDING") return "OperationDenied.InstanceCreating";
  if (work) return action === "ModifyInstancesBundle" ? "OperationDenied.InstanceOperationInProgress" : unfinished;
  if (instanceActions[action]?.includes(state)) return undefined;
  return action === "RenewInstances" ? "FailedOperation.RenewResourcesFailed" : wrongState;
}

/** Why an instance does not take an action now. */
export const instanceDenied = (action: string, instance: Instance): string | undefined =>
  kindDenied(action, instance) ?? stateDenied(action, instance);

/** Why some instances do not take an action. */
export function instancesRefused(action: string, instances: readonly Instance[]): string | undefined {
  const kind =
    action === "DisassociateInstancesKeyPairs" ? undefined : firstOf(instances, (one) => kindDenied(action, one));
  return kind ?? firstOf(instances, (one) => stateDenied(action, one));
}

/** The first refusal that there is for any of some things. */
export function firstOf<T>(things: readonly T[], refusal: (thing: T) => string | undefined): string | undefined {
  for (const thing of things) {
    const code = refusal(thing);
    if (code !== undefined) return code;
  }
  return undefined;
}

const busyDisk = "UnsupportedOperation.DiskLatestOperationUnfinished";
const atWork = "OperationDenied.DiskOperationInProgress";
const creating = "OperationDenied.DiskCreating";
const backingUp = "OperationDenied.DiskBusyForBackupOperation";
const wrongDisk = "UnsupportedOperation.InvalidDiskState";
const there = ["ATTACHED", "UNATTACHED"];

interface DiskAction {
  readonly states: readonly string[];
  readonly creating: string;
  readonly busy: string;
  readonly state: string;
}

export const diskActions: Readonly<Record<string, DiskAction>> = {
  AttachDisks: { states: ["UNATTACHED"], creating, busy: busyDisk, state: wrongDisk },
  DetachDisks: { states: ["ATTACHED"], creating, busy: atWork, state: wrongDisk },
  ResizeDisks: { states: there, creating: busyDisk, busy: busyDisk, state: "UnsupportedOperation" },
  ModifyDisksAttribute: { states: there, creating: busyDisk, busy: busyDisk, state: wrongDisk },
  ModifyDisksBackupQuota: { states: there, creating: busyDisk, busy: busyDisk, state: "UnsupportedOperation" },
  ModifyDisksRenewFlag: {
    states: [...there, "ATTACHING", "DETACHING"],
    creating,
    busy: atWork,
    state: "UnsupportedOperation",
  },
  IsolateDisks: { states: ["UNATTACHED"], creating, busy: busyDisk, state: wrongDisk },
  RenewDisks: { states: [...there, "SHUTDOWN"], creating, busy: busyDisk, state: wrongDisk },
  TerminateDisks: { states: ["SHUTDOWN"], creating: atWork, busy: atWork, state: wrongDisk },
  CreateDiskBackup: { states: there, creating: atWork, busy: atWork, state: wrongDisk },
  ApplyDiskBackup: { states: there, creating: atWork, busy: atWork, state: wrongDisk },
};

/** Why a data disk does not take an action now; the renewal flag is taken whatever is under way. */
export function diskRefused(action: string, disk: Disk): string | undefined {
  const rule = diskActions[action];
  if (!rule) throw new Error(`no rule for ${action}`);
  const fits = rule.states.includes(disk.state);
  if (disk.state === "PENDING") return rule.creating;
  if (disk.work && !(fits && action === "ModifyDisksRenewFlag")) {
    return action.endsWith("DiskBackup") && disk.latest.endsWith("DiskBackup") ? backingUp : rule.busy;
  }
  return fits ? undefined : rule.state;
}

/** Why an instance does not let its data disks be worked on now. */
export function hostRefused(host: Instance | undefined, states = up): string | undefined {
  if (!host) return undefined;
  if (host.work && host.state !== "PENDING") return unfinished;
  return states.includes(host.state) ? undefined : wrongState;
}

/** What needs a disk's instance besides. */
export const needsHost: readonly string[] = ["AttachDisks", "DetachDisks", "CreateDiskBackup", "ApplyDiskBackup"];

/** Why a disk cannot be rolled back to a snapshot now. */
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

/** Whether an image is being put on an instance, be it whose it may. */
export function beingInstalled(world: World, blueprint: string): boolean {
  return [...world.instances.values()].some(({ work, latest, installing }) =>
    work && ["CreateInstances", "ResetInstance"].includes(latest) ? installing === blueprint : false,
  );
}

/** An image of the account's own making, or the code for who has none of that id. */
export function ownBlueprint(
  world: World,
  place: Place,
  id: string,
  codes: { readonly unknown: string; readonly received: string },
): Blueprint | string {
  const own = known(world.blueprints, place, id);
  if (own?.type === "PRIVATE") return own;
  return world.usable(place).some((one) => one.id === id) ? codes.received : codes.unknown;
}

/** A new thing of a place, with nothing under way. */
export const fresh = (place: Place, id: string): Thing => ({
  ...place,
  id,
  state: "",
  latest: "",
  outcome: "",
  work: undefined,
});

/** How many there may be in a region. */
export const quotas: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  GENERAL_BUNDLE_INSTANCE: { "ap-guangzhou": 50, "ap-singapore": 20 },
  STORAGE_BUNDLE_INSTANCE: { "ap-guangzhou": 50, "ap-singapore": 0 },
  USER_KEY_PAIR: { "ap-guangzhou": 10, "ap-singapore": 10 },
  BLUEPRINT: { "ap-guangzhou": 20, "ap-singapore": 20 },
  FREE_BLUEPRINT: { "ap-guangzhou": 5, "ap-singapore": 5 },
  DATA_DISK: { "ap-guangzhou": 20, "ap-singapore": 20 },
};

export const countsFor = (kind: string, { bundle, coming }: Instance): boolean =>
  bundle.kind === kind || coming?.kind === kind;

/** Two for each instance that is kept and can have snapshots, ten at most. */
export function snapshotQuota(instances: readonly Instance[]): number {
  const counted = instances.filter(
    ({ state, bundle }) => !["SHUTDOWN", "TERMINATING"].includes(state) && bundle.kind !== "STORAGE",
  );
  return Math.min(10, 2 * counted.length);
}

import type { Fail } from "#kernel/action.ts";
import { ApiError } from "#kernel/errors.ts";
import type { Fields, ValueOf } from "#kernel/fields.ts";
import type { InstanceRow } from "../instance/rows.ts";
import type { Denial } from "../work/objects/DeniedAction.ts";
import type { Operations } from "../work/operations.ts";
import type { OperationType } from "../work/operationType.ts";
import { pathOf } from "../work/paths.ts";
import type { DiskRow, Disks } from "./rows.ts";
import { type DiskOperation, diskPaths, type HostOperation, hostPaths } from "./states.ts";

const denied = "OperationDenied.DiskUsageNotSupportOperation";
const creating = "OperationDenied.DiskCreating";
const inProgress = "OperationDenied.DiskOperationInProgress";
const atBackup = "OperationDenied.DiskBusyForBackupOperation";
const unfinished = "UnsupportedOperation.DiskLatestOperationUnfinished";
const state = "UnsupportedOperation.InvalidDiskState";
/** The common code, for actions that declare no specific one. */
const unsupported = "UnsupportedOperation";

/**
 * Error codes by operation and reason: a system disk, a disk that is still being created, one with an operation in
 * progress, one with a backup in progress, and one in an unsupported state. The actions declare different codes for the
 * same reason.
 */
const refusals = {
  AttachDisks: { system: state, creating, busy: unfinished, backup: unfinished, state },
  DetachDisks: { system: denied, creating, busy: inProgress, backup: inProgress, state },
  ResizeDisks: { system: denied, creating: unfinished, busy: unfinished, backup: unfinished, state: unsupported },
  ModifyDisksAttribute: { system: denied, creating: unfinished, busy: unfinished, backup: unfinished, state },
  ModifyDisksBackupQuota: {
    system: denied,
    creating: unfinished,
    busy: unfinished,
    backup: unfinished,
    state: unsupported,
  },
  ModifyDisksRenewFlag: { system: denied, creating, busy: inProgress, backup: inProgress, state: unsupported },
  IsolateDisks: { system: state, creating, busy: unfinished, backup: unfinished, state },
  RenewDisks: { system: unsupported, creating, busy: unfinished, backup: unfinished, state },
  TerminateDisks: { system: denied, creating: inProgress, busy: inProgress, backup: inProgress, state },
  CreateDiskBackup: { system: denied, creating: inProgress, busy: inProgress, backup: atBackup, state },
  ApplyDiskBackup: { system: denied, creating: inProgress, busy: inProgress, backup: atBackup, state },
} as const satisfies Readonly<Record<DiskOperation, Readonly<Record<Reason, string>>>>;

type Reason = "system" | "creating" | "busy" | "backup" | "state";
type Refusal<O extends DiskOperation> = (typeof refusals)[O][Reason];
/** The same table, indexed by an operation that is a type parameter. */
const codes: { readonly [O in DiskOperation]: Readonly<Record<Reason, Refusal<O>>> } = refusals;
/** The codes that the actions declare. The common code needs no declaration. */
export type DiskCode<O extends DiskOperation> = Exclude<Refusal<O>, typeof unsupported>;

/** The reason a disk denies an operation, or undefined if it allows it. */
export function diskDenial<O extends DiskOperation>(operation: O, disk: DiskRow): Denial<Refusal<O>> | undefined {
  const reason = against(operation, disk);
  if (!reason) return undefined;
  const { id: value, state, usage, latest_operation } = disk;
  return { code: codes[operation][reason], details: { value, state, usage, operation: latest_operation ?? "" } };
}

function against(operation: DiskOperation, disk: DiskRow): Reason | undefined {
  const path = pathOf(diskPaths, operation, disk.state);
  if (disk.usage === "SYSTEM_DISK") return "system";
  if (disk.state === "PENDING") return "creating";
  // The renew flag can be changed while another operation is in progress.
  const waits = operation !== "ModifyDisksRenewFlag" || !path;
  if (waits && disk.latest_state === "OPERATING") {
    return /DiskBackup$/.test(disk.latest_operation ?? "") ? "backup" : "busy";
  }
  return path ? undefined : "state";
}

export type HostCode = "UnsupportedOperation.InvalidInstanceState" | "UnsupportedOperation.LatestOperationUnfinished";

/** The reason an instance denies an operation on its disks, or undefined if it allows it. */
export function hostDenial(operation: HostOperation, instance: InstanceRow): Denial<HostCode> | undefined {
  const { id: value, state, latest_operation } = instance;
  if (state !== "PENDING" && instance.latest_state === "OPERATING") {
    const details = { value, operation: latest_operation ?? "" };
    return { code: "UnsupportedOperation.LatestOperationUnfinished", details };
  }
  if (pathOf(hostPaths, operation, state)) return undefined;
  return { code: "UnsupportedOperation.InvalidInstanceState", details: { value, state } };
}

/** Reads the disks of a request. Fails the whole call if one does not exist or denies the operation. */
export async function disksFor<O extends DiskOperation>(
  operation: O,
  ids: readonly string[],
  { disks, fail }: { readonly disks: Disks; readonly fail: Fail<DiskCode<O> | "ResourceNotFound.DiskIdNotFound"> },
): Promise<readonly DiskRow[]> {
  const rows = await disks.some(ids);
  const missing = ids.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) fail("ResourceNotFound.DiskIdNotFound", { value: missing });
  for (const row of rows) refuseDenied(diskDenial(operation, row), fail);
  return rows;
}

/** Fails if there is a denial. The common code is thrown directly because it needs no declaration. */
export function refuseDenied<Code extends string>(
  denial: Denial<Code> | undefined,
  fail: Fail<Exclude<Code, typeof unsupported>>,
): void {
  if (!denial) return;
  const { code, details } = denial;
  if (!isDeclared(code)) throw new ApiError(code, details);
  fail(code, details);
}

function isDeclared<Code extends string>(code: Code): code is Exclude<Code, typeof unsupported> {
  return code !== unsupported;
}

/** Starts an operation on each of some disks that accept it. */
export async function beginOnDisks<Detail extends Fields>(
  operation: OperationType<DiskOperation, Detail>,
  rows: readonly DiskRow[],
  operations: Operations,
  detail: ValueOf<Detail>,
): Promise<void> {
  for (const { id, state } of rows) {
    const path = pathOf(diskPaths, operation.action, state) ?? [];
    await operations.begin(operation, { resource: id, path, detail });
  }
}

import type { Fail } from "#kernel/action.ts";
import type { Fields, ValueOf } from "#kernel/fields.ts";
import { bundleById } from "../package/catalogue.ts";
import type { Denial } from "../work/objects/DeniedAction.ts";
import type { Operations } from "../work/operations.ts";
import type { OperationType } from "../work/operationType.ts";
import { pathOf } from "../work/paths.ts";
import type { InstanceRow, Instances } from "./rows.ts";
import { type InstanceOperation, instancePaths } from "./states.ts";

/** Why an instance denies an operation: it is being created, is busy, or is in the wrong state. */
type Reason = "creating" | "busy" | "state";

const usual = {
  creating: "OperationDenied.InstanceCreating",
  busy: "UnsupportedOperation.LatestOperationUnfinished",
  state: "UnsupportedOperation.InvalidInstanceState",
} as const;

/** Error codes of the actions that deviate from `usual`. */
const unusual = {
  ModifyInstancesBundle: { ...usual, busy: "OperationDenied.InstanceOperationInProgress" },
  RenewInstances: { ...usual, state: "FailedOperation.RenewResourcesFailed" },
  CreateInstanceSnapshot: { ...usual, creating: usual.state },
  CreateBlueprint: { ...usual, creating: usual.state },
} as const satisfies Partial<Record<InstanceOperation, Readonly<Record<Reason, string>>>>;

type Refusals = {
  readonly [O in InstanceOperation]: (O extends keyof typeof unusual ? (typeof unusual)[O] : typeof usual)[Reason];
};
type Refusal<O extends InstanceOperation> = Refusals[O];

function codesOf<O extends InstanceOperation>(operation: O): Readonly<Record<Reason, Refusal<O>>> {
  const closer: Readonly<Record<string, Readonly<Record<Reason, string>>>> = unusual;
  // `Refusal<O>` describes the same lookup at the type level.
  return (closer[operation] ?? usual) as Readonly<Record<Reason, Refusal<O>>>;
}

export type InstanceCode<O extends InstanceOperation> = Refusal<O> | "ResourceNotFound.InstanceIdNotFound";

/** Returns why an instance currently denies an operation, or undefined if it accepts it. */
export function instanceDenial<O extends InstanceOperation>(
  action: O,
  row: InstanceRow,
): Denial<Refusal<O>> | undefined {
  const { id: value, state, latest_operation } = row;
  const codes = codesOf(action);
  if (state === "PENDING") return { code: codes.creating, details: { value, state } };
  if (row.latest_state === "OPERATING") {
    return { code: codes.busy, details: { value, operation: latest_operation ?? "" } };
  }
  return pathOf(instancePaths, action, state) ? undefined : { code: codes.state, details: { value, state } };
}

/** Returns why an instance never accepts an operation because of its platform or bundle. */
export function kindDenial(action: InstanceOperation, row: InstanceRow): Denial | undefined {
  const details = { value: row.id };
  if (row.platform === "WINDOWS" && action.endsWith("KeyPairs")) {
    return { code: "UnsupportedOperation.WindowsNotSupportKeyPair", details };
  }
  if (action === "CreateInstanceSnapshot" && bundleById(row.bundle_id)?.kind === "STORAGE_BUNDLE") {
    return { code: "OperationDenied.OperationDeniedCreateSnapshotForStorageBundle", details };
  }
  return undefined;
}

/** Returns the instances with these ids. Fails if one does not exist. */
export async function existingInstances(
  ids: readonly string[],
  { instances, fail }: { readonly instances: Instances; readonly fail: Fail<"ResourceNotFound.InstanceIdNotFound"> },
): Promise<readonly InstanceRow[]> {
  const rows = await instances.some(ids);
  const missing = ids.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) fail("ResourceNotFound.InstanceIdNotFound", { value: missing });
  return rows;
}

/**
 * Returns the instances of a call. The call fails if one does not exist or currently denies the operation.
 * `unfit` runs before the state checks and rejects instances that never accept the operation.
 */
export async function instancesFor<O extends InstanceOperation>(
  action: O,
  ids: readonly string[],
  scope: { readonly instances: Instances; readonly fail: Fail<InstanceCode<O>> },
  unfit?: (row: InstanceRow) => void,
): Promise<readonly InstanceRow[]> {
  const rows = await existingInstances(ids, scope);
  if (unfit) rows.forEach(unfit);
  for (const row of rows) {
    const denial = instanceDenial(action, row);
    if (denial) scope.fail(denial.code, denial.details);
  }
  return rows;
}

/** Starts an operation on each of some instances that accept it. */
export async function beginOn<Detail extends Fields>(
  operation: OperationType<InstanceOperation, Detail>,
  rows: readonly InstanceRow[],
  operations: Operations,
  detail: ValueOf<Detail>,
): Promise<void> {
  for (const { id, state } of rows) {
    const path = pathOf(instancePaths, operation.action, state) ?? [state];
    await operations.begin(operation, { resource: id, path, detail });
  }
}

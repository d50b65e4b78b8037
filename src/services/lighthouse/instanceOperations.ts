import type { Fail } from "#kernel/action.ts";
import type { InstanceRow, Instances } from "./instances.ts";
import { type InstanceOperation, instancePaths } from "./machines/instance.ts";
import { pathOf } from "./machines/paths.ts";
import type { Denial } from "./objects/DeniedAction.ts";
import type { Operations } from "./operations.ts";

export type InstanceCode =
  | "OperationDenied.InstanceCreating"
  | "ResourceNotFound.InstanceIdNotFound"
  | "UnsupportedOperation.InvalidInstanceState"
  | "UnsupportedOperation.LatestOperationUnfinished";

/** Why an instance does not take an operation now; undefined where it does. */
export function instanceDenial(action: InstanceOperation, row: InstanceRow): Denial<InstanceCode> | undefined {
  const { id: value, state, latest_operation } = row;
  if (state === "PENDING") return { code: "OperationDenied.InstanceCreating", details: { value } };
  if (row.latest_state === "OPERATING") {
    const details = { value, operation: latest_operation ?? "" };
    return { code: "UnsupportedOperation.LatestOperationUnfinished", details };
  }
  if (pathOf(instancePaths, action, state)) return undefined;
  return { code: "UnsupportedOperation.InvalidInstanceState", details: { value, state } };
}

/** Some instances, each of which must exist. */
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
 * The instances that an action is about, if each of them exists and takes the operation now; one that does not fails
 * the whole call.
 */
export async function instancesFor(
  action: InstanceOperation,
  ids: readonly string[],
  scope: { readonly instances: Instances; readonly fail: Fail<InstanceCode> },
): Promise<readonly InstanceRow[]> {
  const rows = await existingInstances(ids, scope);
  for (const row of rows) {
    const denial = instanceDenial(action, row);
    if (denial) scope.fail(denial.code, denial.details);
  }
  return rows;
}

/** Begins one operation on each of some instances that take it. */
export async function beginOn(
  action: InstanceOperation,
  rows: readonly InstanceRow[],
  operations: Operations,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  for (const { id, state } of rows) {
    const path = pathOf(instancePaths, action, state) ?? [state];
    await operations.begin({ kind: "instance", resource: id, action, path, detail });
  }
}

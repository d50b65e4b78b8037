import type { Fail } from "#kernel/action.ts";
import type { InstanceRow, Instances } from "./instances.ts";
import { type InstanceOperation, instancePaths } from "./machines/instance.ts";
import { pathOf } from "./machines/paths.ts";
import type { Operations } from "./operations.ts";

export type InstanceCode =
  | "OperationDenied.InstanceCreating"
  | "ResourceNotFound.InstanceIdNotFound"
  | "UnsupportedOperation.InvalidInstanceState"
  | "UnsupportedOperation.LatestOperationUnfinished";

/**
 * The instances that an action is about, if each of them exists and takes the operation now; one that does not fails
 * the whole call.
 */
export async function instancesFor(
  action: InstanceOperation,
  ids: readonly string[],
  { instances, fail }: { readonly instances: Instances; readonly fail: Fail<InstanceCode> },
): Promise<readonly InstanceRow[]> {
  const rows = await instances.some(ids);
  const missing = ids.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) fail("ResourceNotFound.InstanceIdNotFound", { value: missing });
  for (const row of rows) {
    if (row.state === "PENDING") fail("OperationDenied.InstanceCreating", { value: row.id });
    if (row.latest_state === "OPERATING") {
      fail("UnsupportedOperation.LatestOperationUnfinished", { value: row.id, operation: row.latest_operation ?? "" });
    }
    if (!pathOf(instancePaths, action, row.state)) {
      fail("UnsupportedOperation.InvalidInstanceState", { value: row.id, state: row.state });
    }
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

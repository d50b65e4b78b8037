import type { Fail } from "#kernel/action.ts";
import type { InstanceRow, Instances, OperationStart } from "./rows.ts";
import { type InstanceOperation, type StateCode, stateRefusal, transitionOf } from "./states.ts";

/** The instances of a call. One that is missing, or in a state that refuses the operation, fails the whole call. */
export async function instancesFor<O extends InstanceOperation>(
  operation: O,
  ids: readonly string[],
  {
    instances,
    fail,
  }: { readonly instances: Instances; readonly fail: Fail<StateCode<O> | "InvalidInstanceId.NotFound"> },
): Promise<readonly InstanceRow[]> {
  const rows: InstanceRow[] = [];
  const present = new Map((await instances.all()).map((row) => [row.id, row]));
  for (const id of new Set(ids)) {
    const details = { parameter: "InstanceIds", value: id };
    const row = present.get(id);
    if (!row) return fail("InvalidInstanceId.NotFound", details);
    if (!transitionOf(operation, row.state)) fail(stateRefusal(operation, row.state), details);
    rows.push(row);
  }
  return rows;
}

interface OperationScope {
  readonly instances: Instances;
  readonly now: number;
  readonly requestId: string;
  readonly pace: { readonly instances: number };
}

/** Starts an operation on instances that allow it. It finishes automatically when it is due. */
export async function startOperation(
  operation: InstanceOperation,
  rows: readonly InstanceRow[],
  { instances, now, requestId, pace }: OperationScope,
  change: Pick<OperationStart, "stopped_mode"> = {},
): Promise<void> {
  for (const { id, state } of rows) {
    const course = transitionOf(operation, state);
    if (!course) throw new Error(`instance ${id} does not take ${operation}`);
    await instances.begin(id, {
      ...change,
      state: course[0],
      next_state: course[1],
      due: now + pace.instances,
      latest_operation: operation,
      latest_request: requestId,
    });
  }
}

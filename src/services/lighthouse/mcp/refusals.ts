import type { Fail } from "#kernel/action.ts";
import type { InstanceRow, Instances } from "../instance/rows.ts";
import type { Operations } from "../work/operations.ts";
import type { OperationType } from "../work/operationType.ts";
import { pathOf } from "../work/paths.ts";
import type { McpServerRow, McpServers } from "./rows.ts";
import { type McpHostOperation, type McpServerOperation, mcpHostPaths, mcpServerPaths } from "./states.ts";

/** Reads the instance of a request. Fails if it does not exist. */
export async function existingHost(
  id: string,
  { instances, fail }: { readonly instances: Instances; readonly fail: Fail<"ResourceNotFound.InstanceNotFound"> },
): Promise<InstanceRow> {
  return (await instances.find(id)) ?? fail("ResourceNotFound.InstanceNotFound", { value: id });
}

/** MCP servers require Linux. */
export function refuseWindows(host: InstanceRow, fail: Fail<"ResourceUnavailable.BlueprintInvalid">): void {
  if (host.platform === "WINDOWS") fail("ResourceUnavailable.BlueprintInvalid", { value: host.id });
}

/** Fails if the state of the instance does not allow the operation. */
export function refuseState(
  action: McpHostOperation,
  { id: value, state }: InstanceRow,
  fail: Fail<"UnsupportedOperation.InvalidInstanceState">,
): void {
  if (!pathOf(mcpHostPaths, action, state)) fail("UnsupportedOperation.InvalidInstanceState", { value, state });
}

type HostCode = "UnsupportedOperation.InvalidInstanceState" | "UnsupportedOperation.LatestOperationUnfinished";

/**
 * The same, and fails while an operation on the instance is in progress. A new instance counts as in the wrong state.
 */
export function refuseBusy(action: McpHostOperation, host: InstanceRow, fail: Fail<HostCode>): void {
  if (host.state !== "PENDING" && host.latest_state === "OPERATING") {
    fail("UnsupportedOperation.LatestOperationUnfinished", { value: host.id });
  }
  refuseState(action, host, fail);
}

type BatchCode =
  | HostCode
  | "ResourceNotFound.InstanceNotFound"
  | "ResourceNotFound.McpServersPartialNotFound"
  | "UnsupportedOperation.McpServerLatestOperationUnfinished";

type ServerOperation = OperationType<McpServerOperation, Readonly<Record<never, never>>>;

/** Context of an action on several MCP servers of an instance. */
interface Batch {
  readonly input: { readonly InstanceId: string; readonly McpServerIds: readonly string[] };
  readonly instances: Instances;
  readonly mcpServers: McpServers;
  readonly operations: Operations;
  readonly fail: Fail<BatchCode>;
}

/**
 * Starts an operation on several MCP servers of an instance. A missing or busy server fails the whole call. Servers
 * whose state does not allow the operation are skipped. Each operation then succeeds or fails independently.
 */
export async function beginOnServers(operation: ServerOperation, batch: Batch): Promise<void> {
  const { input, mcpServers, operations, fail } = batch;
  const host = await existingHost(input.InstanceId, batch);
  refuseBusy(operation.action, host, fail);
  const rows = await mcpServers.of(host.id);
  const missing = input.McpServerIds.filter((id) => !rows.some((row) => row.id === id));
  if (missing.length > 0) fail("ResourceNotFound.McpServersPartialNotFound", { value: missing.join(", ") });
  const chosen = rows.filter((row) => input.McpServerIds.includes(row.id));
  const busy = chosen.find((row) => row.latest_state === "OPERATING");
  if (busy) fail("UnsupportedOperation.McpServerLatestOperationUnfinished", { value: busy.id });
  for (const row of chosen) await beginOnServer(operation, row, operations);
}

/**
 * Starts an operation on an MCP server if its state allows it.
 * @returns whether it was started
 */
export async function beginOnServer(
  operation: ServerOperation,
  row: McpServerRow,
  operations: Operations,
): Promise<boolean> {
  const path = pathOf(mcpServerPaths, operation.action, row.state);
  if (path) await operations.begin(operation, { resource: row.id, path, detail: {} });
  return path !== undefined;
}

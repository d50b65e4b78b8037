import type { Fail } from "#kernel/action.ts";
import type { InstanceRow, Instances } from "../instance/rows.ts";
import type { Operations } from "../work/operations.ts";
import type { OperationType } from "../work/operationType.ts";
import { pathOf } from "../work/paths.ts";
import type { McpServerRow, McpServers } from "./rows.ts";
import { type McpHostOperation, type McpServerOperation, mcpHostPaths, mcpServerPaths } from "./states.ts";

/** The instance that a call is about. */
export async function existingHost(
  id: string,
  { instances, fail }: { readonly instances: Instances; readonly fail: Fail<"ResourceNotFound.InstanceNotFound"> },
): Promise<InstanceRow> {
  return (await instances.find(id)) ?? fail("ResourceNotFound.InstanceNotFound", { value: id });
}

/** MCP servers run on Linux alone. */
export function refuseWindows(host: InstanceRow, fail: Fail<"ResourceUnavailable.BlueprintInvalid">): void {
  if (host.platform === "WINDOWS") fail("ResourceUnavailable.BlueprintInvalid", { value: host.id });
}

/** Refuses what an instance does not take in its state. */
export function refuseState(
  action: McpHostOperation,
  { id: value, state }: InstanceRow,
  fail: Fail<"UnsupportedOperation.InvalidInstanceState">,
): void {
  if (!pathOf(mcpHostPaths, action, state)) fail("UnsupportedOperation.InvalidInstanceState", { value, state });
}

type HostCode = "UnsupportedOperation.InvalidInstanceState" | "UnsupportedOperation.LatestOperationUnfinished";

/** The same, also while the instance is busy; one that is being made is in the wrong state. */
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

/** What actions on several MCP servers of an instance work with. */
interface Batch {
  readonly input: { readonly InstanceId: string; readonly McpServerIds: readonly string[] };
  readonly instances: Instances;
  readonly mcpServers: McpServers;
  readonly operations: Operations;
  readonly fail: Fail<BatchCode>;
}

/**
 * Begins one operation on each of some MCP servers of an instance. One that is missing or busy fails the whole call; one
 * whose state does not take it is passed over, and what happens to one later concerns no other.
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

/** Begins an operation on an MCP server; nothing where its state does not take it. @returns whether it does */
export async function beginOnServer(
  operation: ServerOperation,
  row: McpServerRow,
  operations: Operations,
): Promise<boolean> {
  const path = pathOf(mcpServerPaths, operation.action, row.state);
  if (path) await operations.begin(operation, { resource: row.id, path, detail: {} });
  return path !== undefined;
}

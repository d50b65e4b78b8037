import { environmentColumn, mcpServerLimit } from "#services/lighthouse/mcp/rows.ts";
import { InconsistencyError } from "../inconsistencyError.ts";
import { requireDistinct } from "../uniqueNames.ts";
import { findBlueprint } from "./blueprint.ts";
import { onSameInstance, requireInstance } from "./dockerHost.ts";
import type { LighthouseRows } from "./lighthouseRows.ts";
import type { WorldMcpServer } from "./mcpServerSchema.ts";
import { timeOr } from "./times.ts";
import type { WorldContext } from "./worldContext.ts";

export function checkMcpServer(server: WorldMcpServer, at: string, context: WorldContext): void {
  const host = requireInstance(server, at, context);
  if (findBlueprint(context.world, host, host.blueprint)?.platform === "WINDOWS") {
    throw new InconsistencyError(`${at}.instance`, `${host.id} runs Windows`);
  }
  const servers = context.world.lighthouse.mcpServers.filter((other) => onSameInstance(other, server));
  if (servers.indexOf(server) >= mcpServerLimit) {
    throw new InconsistencyError(`${at}.instance`, `${host.id} has more than ${mcpServerLimit} MCP servers`);
  }
  requireDistinct(
    server.env.map(({ key }) => key),
    `${at}.env`,
  );
}

export function addMcpServer(rows: LighthouseRows, server: WorldMcpServer, now: number): void {
  const { instance: instance_id, command, env, created: createdAt, ...columns } = server;
  const created = timeOr(createdAt, now);
  rows.mcp_servers.push({
    ...columns,
    instance_id,
    command: Buffer.from(command).toString("base64"),
    environment: environmentColumn(env.map(({ key: Key, value: Value }) => ({ Key, Value }))),
    // No operation started it; any id works that differs from that of the next operation.
    run: server.state === "RUNNING" ? server.id : null,
    created,
    updated: created,
  });
}

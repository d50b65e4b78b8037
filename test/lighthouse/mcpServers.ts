import type { McpServer } from "#machines/port.ts";
import type { TestCloud } from "../cloud.ts";

/** A command in the encoding of requests. */
export const encoded = (command: string): string => Buffer.from(command).toString("base64");

/** The default MCP server in tests. */
export const memory = { Name: "memory", Command: encoded("npx -y @modelcontextprotocol/server-memory") };

/** Creates an MCP server, advances the clock until it runs, and returns its id. */
export async function runningMcpServer(cloud: TestCloud, InstanceId: string, more: object = {}): Promise<string> {
  const { McpServerId = "" } = await cloud.lighthouse().CreateMcpServer({ InstanceId, ...memory, ...more });
  cloud.clock.advance(1000);
  return McpServerId;
}

/** The MCP servers in the list of an instance. */
export async function servers(cloud: TestCloud, InstanceId: string) {
  const { McpServerSet = [] } = await cloud.lighthouse().DescribeMcpServers({ InstanceId });
  return McpServerSet;
}

/** The states of MCP servers, in the order of `ids`. */
export async function states(cloud: TestCloud, InstanceId: string, ...ids: string[]) {
  const all = await servers(cloud, InstanceId);
  return ids.map((id) => all.find((one) => one.McpServerId === id)?.State);
}

/** Runs the work that is due. Any call does that before it reads its request. */
export const runDueWork = (cloud: TestCloud) => cloud.lighthouse().DescribeZones({});

/**
 * Runs the work that is due, then records the servers that later calls set on machines. The servers in `failing` do not
 * start.
 */
export async function recordMcpServerCalls(cloud: TestCloud, failing: readonly string[] = []) {
  await runDueWork(cloud);
  const calls: (readonly McpServer[])[] = [];
  const serve = async (_: string, wanted: readonly McpServer[]) => {
    calls.push(wanted);
    return wanted.map((one) => one.id).filter((id) => failing.includes(id));
  };
  Object.assign(cloud.cloud, { machines: { ...cloud.cloud.machines, serve } });
  return calls;
}

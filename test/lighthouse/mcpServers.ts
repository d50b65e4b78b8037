import type { McpServer } from "#machines/port.ts";
import type { TestCloud } from "../cloud.ts";

/** A command as calls carry it. */
export const encoded = (command: string): string => Buffer.from(command).toString("base64");

/** What tests make unless they ask for something else. */
export const memory = { Name: "memory", Command: encoded("npx -y @modelcontextprotocol/server-memory") };

/** Makes an MCP server and waits until it runs. */
export async function runningMcpServer(cloud: TestCloud, InstanceId: string, more: object = {}): Promise<string> {
  const { McpServerId = "" } = await cloud.lighthouse().CreateMcpServer({ InstanceId, ...memory, ...more });
  cloud.clock.advance(1000);
  return McpServerId;
}

/** The MCP servers of an instance as they are listed. */
export async function servers(cloud: TestCloud, InstanceId: string) {
  const { McpServerSet = [] } = await cloud.lighthouse().DescribeMcpServers({ InstanceId });
  return McpServerSet;
}

/** The states of some MCP servers, in the order asked for. */
export async function states(cloud: TestCloud, InstanceId: string, ...ids: string[]) {
  const all = await servers(cloud, InstanceId);
  return ids.map((id) => all.find((one) => one.McpServerId === id)?.State);
}

/** What has come due is brought about before a call is looked at, so any call does for it. */
export const runDueWork = (cloud: TestCloud) => cloud.lighthouse().DescribeZones({});

/** Hears which servers machines are told of from now on; some of them do not come up. */
export async function recordMcpServerCalls(cloud: TestCloud, failing: readonly string[] = []) {
  await runDueWork(cloud);
  const told: (readonly McpServer[])[] = [];
  const serve = async (_: string, wanted: readonly McpServer[]) => {
    told.push(wanted);
    return wanted.map((one) => one.id).filter((id) => failing.includes(id));
  };
  Object.assign(cloud.cloud, { machines: { ...cloud.cloud.machines, serve } });
  return told;
}

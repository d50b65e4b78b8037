import type { Writer } from "../writer.ts";

type Has = readonly { readonly name: string | undefined; readonly state: string | undefined }[];

/** Sets an MCP server up on an instance, stops, starts and removes it. */
export function servers(InstanceId: string): Writer<Has> {
  let McpServerIds: string[] = [];
  return {
    name: "servers",
    async look({ lighthouse }) {
      const { McpServerSet = [] } = await lighthouse.DescribeMcpServers({ InstanceId });
      McpServerIds = McpServerSet.map(({ McpServerId = "" }) => McpServerId);
      const mine = McpServerSet.map(({ Name: name, State: state }) => ({ name, state }));
      return mine.every(({ state }) => state === "RUNNING" || state === "STOPPED") ? mine : undefined;
    },
    next(has, turn) {
      const [server] = has;
      const Name = `server-${turn}`;
      const Command = Buffer.from("npx -y @modelcontextprotocol/server-memory").toString("base64");
      const of = { InstanceId, McpServerIds };
      if (!server) {
        return {
          call: ({ lighthouse }) => lighthouse.CreateMcpServer({ InstanceId, Name, Command }),
          after: [{ name: Name, state: "RUNNING" }],
        };
      }
      if (server.state === "RUNNING") {
        return {
          call: ({ lighthouse }) => lighthouse.StopMcpServers(of),
          after: [{ ...server, state: "STOPPED" }],
        };
      }
      return turn % 2
        ? { call: ({ lighthouse }) => lighthouse.StartMcpServers(of), after: [{ ...server, state: "RUNNING" }] }
        : { call: ({ lighthouse }) => lighthouse.RemoveMcpServers(of), after: [] };
    },
  };
}

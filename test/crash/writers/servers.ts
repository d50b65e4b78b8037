import type { Writer } from "../writer.ts";

type State = readonly { readonly name: string | undefined; readonly state: string | undefined }[];

/** Creates an MCP server on an instance, stops, starts and removes it. */
export function servers(InstanceId: string): Writer<State> {
  let McpServerIds: string[] = [];
  return {
    name: "servers",
    async read({ lighthouse }) {
      const { McpServerSet = [] } = await lighthouse.DescribeMcpServers({ InstanceId });
      McpServerIds = McpServerSet.map(({ McpServerId = "" }) => McpServerId);
      const own = McpServerSet.map(({ Name: name, State: state }) => ({ name, state }));
      return own.every(({ state }) => state === "RUNNING" || state === "STOPPED") ? own : undefined;
    },
    next(state, turn) {
      const [server] = state;
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

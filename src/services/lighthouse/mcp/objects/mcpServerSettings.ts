import { listOf, string } from "#kernel/fields.ts";
import { mcpServerEnv } from "./McpServer.ts";

/** The settings of an MCP server, for whoever makes or changes one. */
export const mcpServerSettings = <const Code extends string = "InvalidParameterValue">(invalidEnv?: Code) => ({
  Name: string("Name of the resource.").length(1, 64),
  Command: string("The command that starts it, in base64; at most 2048 characters of that.")
    .length(1, 2048)
    .pattern(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, "base64"),
  Description: string("Something to say of it.").length(0, 2048),
  Envs: listOf(mcpServerEnv(invalidEnv), "Its environment.").items(0, 10, invalidEnv),
  TransportType: string("How clients speak with it: STREAMABLE_HTTP or SSE.").oneOf(["STREAMABLE_HTTP", "SSE"]),
});

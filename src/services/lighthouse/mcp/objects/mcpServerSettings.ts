import { listOf, string } from "#kernel/fields.ts";
import { mcpServerEnv } from "./McpServer.ts";

/** Input for creating or changing an MCP server. */
export const mcpServerSettings = <const Code extends string = "InvalidParameterValue">(invalidEnv?: Code) => ({
  Name: string("Name of the server.").length(1, 64),
  Command: string("Start command, in base64. At most 2048 characters of base64.")
    .length(1, 2048)
    .pattern(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, "base64"),
  Description: string("Description of the server.").length(0, 2048),
  Envs: listOf(mcpServerEnv(invalidEnv), "Environment variables.").items(0, 10, invalidEnv),
  TransportType: string("Transport protocol: STREAMABLE_HTTP or SSE.").oneOf(["STREAMABLE_HTTP", "SSE"]),
});

import { listOf, objectType, string } from "#kernel/fields.ts";
import { mcpServerEnv } from "#services/lighthouse/mcp/objects/McpServer.ts";
import { mcpServerSettings } from "#services/lighthouse/mcp/objects/mcpServerSettings.ts";
import { mcpServerId } from "#services/lighthouse/wire/parameters.ts";
import { createdAndTags, instanceScope } from "./sharedFields.ts";

/** MCP servers in a world file. */

const settings = mcpServerSettings();
const Env = mcpServerEnv("InvalidParameterValue");

const McpServerVariable = objectType("McpServerVariable", { key: Env.fields.Key, value: Env.fields.Value });

export const McpServer = objectType("McpServer", {
  id: mcpServerId("Id of the MCP server."),
  ...instanceScope,
  name: settings.Name,
  // 1536 bytes are 2048 characters of base64, the limit of the API.
  command: string("The shell command that starts it.").length(1, 1536).pattern(/\S/, "a command"),
  about: settings.Description.default(""),
  env: listOf(McpServerVariable, "Environment variables.").items(0, 10).default([]),
  transport: settings.TransportType.default("STREAMABLE_HTTP"),
  state: string("State of the server.")
    .oneOf(["RUNNING", "STOPPED", "LAUNCH_FAILED", "ENV_ERROR", "UNKNOWN"])
    .default("RUNNING"),
  created: createdAndTags.created,
});

export type WorldMcpServer = typeof McpServer.value;

import { listOf, objectType, string } from "#kernel/fields.ts";
import { mask } from "#kernel/shape.ts";
import { isoTime } from "#kernel/times.ts";
import type { InstanceRow } from "../../instance/rows.ts";
import { mcpTemplates } from "../catalogue.ts";
import { environmentOf, type McpServerRow, serverPath } from "../rows.ts";
import { reportedState } from "../states.ts";

/** An environment variable of a server. The error code for an invalid one differs between actions. */
export const mcpServerEnv = <const Code extends string = "InvalidParameterValue">(invalid?: Code) =>
  objectType("McpServerEnv", {
    Key: string("Name of the variable.")
      .length(1, 128, invalid)
      .pattern(/^[^=\0]*$/, "a name without `=`", invalid),
    Value: string("Value of the variable. Lists show ********** instead.")
      .secret()
      .length(0, 1024, invalid)
      .pattern(/^[^\0]*$/, "text without NUL", invalid)
      .optional(),
  });

export const McpServer = objectType("McpServer", {
  McpServerId: string("Id of the server."),
  Name: string("Name of the server."),
  McpServerType: string("PUBLIC_PACKAGE. The other type, AGENT_GENERATED, is created by agents."),
  IconUrl: string("URL of the icon. Empty if the command matches no template."),
  Command: string("Start command, in base64."),
  State: string(
    "State: RUNNING, STOPPED, PENDING, STARTING, STOPPING, RESTARTING, REMOVING, LAUNCH_FAILED, ENV_ERROR or UNKNOWN.",
  ),
  ServerUrl: string("URL for clients."),
  Config: string("Client configuration, as JSON."),
  Description: string("Description of the server."),
  CreatedTime: string("Creation time, in UTC."),
  UpdatedTime: string("Time of the last change, in UTC."),
  EnvSet: listOf(mcpServerEnv("InvalidParameterValue"), "Environment variables, with masked values."),
  TransportType: string("Transport protocol: STREAMABLE_HTTP or SSE."),
});

export function toMcpServer(row: McpServerRow, host: InstanceRow): typeof McpServer.value {
  const url = `http://${host.public_ip}${serverPath(row)}`;
  return {
    McpServerId: row.id,
    Name: row.name,
    McpServerType: "PUBLIC_PACKAGE",
    IconUrl: mcpTemplates.find((one) => one.command === Buffer.from(row.command, "base64").toString())?.icon ?? "",
    Command: row.command,
    State: reportedState(row.state, host.state),
    ServerUrl: url,
    Config: JSON.stringify({ mcpServers: { [row.name]: { url } } }),
    Description: row.about,
    CreatedTime: isoTime(row.created),
    UpdatedTime: isoTime(row.updated),
    EnvSet: environmentOf(row).map(({ key }) => ({ Key: key, Value: mask })),
    TransportType: row.transport,
  };
}

import { listOf, objectType, string } from "#kernel/fields.ts";
import { mask } from "#kernel/shape.ts";
import { isoTime } from "#kernel/times.ts";
import type { InstanceRow } from "../../instance/rows.ts";
import { mcpTemplates } from "../catalogue.ts";
import { environmentOf, type McpServerRow, serverPath } from "../rows.ts";
import { toldState } from "../states.ts";

/** A variable of a server's environment; the code for one that cannot be differs between the actions. */
export const mcpServerEnv = <const Code extends string = "InvalidParameterValue">(invalid?: Code) =>
  objectType("McpServerEnv", {
    Key: string("Name of the variable.")
      .length(1, 128, invalid)
      .pattern(/^[^=\0]*$/, "a name without `=`", invalid),
    Value: string("What it holds; lists show ********** in its place.")
      .secret()
      .length(0, 1024, invalid)
      .pattern(/^[^\0]*$/, "text without NUL", invalid)
      .optional(),
  });

export const McpServer = objectType("McpServer", {
  McpServerId: string("Id of the server."),
  Name: string("Name chosen by the owner."),
  McpServerType: string("PUBLIC_PACKAGE: the others, AGENT_GENERATED, are made by agents."),
  IconUrl: string("Address of its picture; empty where its command is of no template."),
  Command: string("The command that starts it, in base64."),
  State: string(
    "RUNNING, STOPPED, PENDING, STARTING, STOPPING, RESTARTING, REMOVING, LAUNCH_FAILED, ENV_ERROR or UNKNOWN.",
  ),
  ServerUrl: string("Where clients find it."),
  Config: string("JSON that clients take as it is to find it."),
  Description: string("What its owner says of it."),
  CreatedTime: string("Creation time, in UTC."),
  UpdatedTime: string("When it was last changed, in UTC."),
  EnvSet: listOf(mcpServerEnv("InvalidParameterValue"), "Its environment, without the values."),
  TransportType: string("STREAMABLE_HTTP or SSE."),
});

export function toMcpServer(row: McpServerRow, host: InstanceRow): typeof McpServer.value {
  const url = `http://${host.public_ip}${serverPath(row)}`;
  return {
    McpServerId: row.id,
    Name: row.name,
    McpServerType: "PUBLIC_PACKAGE",
    IconUrl: mcpTemplates.find((one) => one.command === Buffer.from(row.command, "base64").toString())?.icon ?? "",
    Command: row.command,
    State: toldState(row.state, host.state),
    ServerUrl: url,
    Config: JSON.stringify({ mcpServers: { [row.name]: { url } } }),
    Description: row.about,
    CreatedTime: isoTime(row.created),
    UpdatedTime: isoTime(row.updated),
    EnvSet: environmentOf(row).map(({ key }) => ({ Key: key, Value: mask })),
    TransportType: row.transport,
  };
}

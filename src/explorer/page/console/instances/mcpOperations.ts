import type { JsonObject } from "../../call/json.ts";
import type { Operation } from "../operations/operation.ts";

interface Place {
  readonly instance: string;
  readonly server: string;
}

const one = ({ instance, server }: Place): JsonObject => ({ InstanceId: instance, McpServerIds: [server] });

export const mcpOperations: readonly Operation<Place>[] = [
  { action: "StartMcpServers", label: "start", input: one },
  { action: "StopMcpServers", label: "stop", warning: "stopWarning", input: one },
  { action: "RestartMcpServers", label: "reboot", warning: "rebootWarning", input: one },
  { action: "RemoveMcpServers", label: "delete", warning: "deleteWarning", loses: true, input: one },
];

/** Sets up an MCP server on the instance whose id is given. */
export const createMcpServer: Operation<string> = {
  action: "CreateMcpServer",
  label: "addMcpServer",
  fields: [
    { kind: "text", name: "name", label: "name" },
    { kind: "text", name: "command", label: "command", hint: "commandHint" },
  ],
  input: (InstanceId, { name = "", command = "" }) => ({ InstanceId, Name: name, Command: inBase64(command) }),
};

const inBase64 = (words: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(words)));

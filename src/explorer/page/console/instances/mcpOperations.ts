import type { JsonObject } from "../../call/json.ts";
import type { Operation } from "../operations/operation.ts";

interface McpServerRef {
  readonly instance: string;
  readonly server: string;
}

const serverInput = ({ instance, server }: McpServerRef): JsonObject => ({
  InstanceId: instance,
  McpServerIds: [server],
});

export const mcpOperations: readonly Operation<McpServerRef>[] = [
  { action: "StartMcpServers", label: "start", input: serverInput },
  { action: "StopMcpServers", label: "stop", warning: "stopWarning", input: serverInput },
  { action: "RestartMcpServers", label: "reboot", warning: "rebootWarning", input: serverInput },
  { action: "RemoveMcpServers", label: "delete", warning: "deleteWarning", destructive: true, input: serverInput },
];

/** Creates an MCP server on an instance. */
export const createMcpServer: Operation<string> = {
  action: "CreateMcpServer",
  label: "addMcpServer",
  fields: [
    { kind: "text", name: "name", label: "name" },
    { kind: "text", name: "command", label: "command", hint: "commandHint" },
  ],
  input: (InstanceId, { name = "", command = "" }) => ({ InstanceId, Name: name, Command: inBase64(command) }),
};

const inBase64 = (texts: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(texts)));

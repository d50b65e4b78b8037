import { operationType } from "../work/operationType.ts";

/** The operations on MCP servers. */
export const createMcpServer = operationType("CreateMcpServer", "mcp-server");
export const startMcpServers = operationType("StartMcpServers", "mcp-server");
export const stopMcpServers = operationType("StopMcpServers", "mcp-server");
export const restartMcpServers = operationType("RestartMcpServers", "mcp-server");
export const modifyMcpServer = operationType("ModifyMcpServer", "mcp-server");
export const removeMcpServers = operationType("RemoveMcpServers", "mcp-server");

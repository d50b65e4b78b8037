import type { Paths } from "../work/paths.ts";

/** State paths of MCP servers, by operation and initial state. A stopped server is changed without starting it. */
export const mcpServerPaths = {
  CreateMcpServer: { "": ["PENDING", "RUNNING"] },
  StartMcpServers: {
    STOPPED: ["STARTING", "RUNNING"],
    LAUNCH_FAILED: ["STARTING", "RUNNING"],
    ENV_ERROR: ["STARTING", "RUNNING"],
    UNKNOWN: ["STARTING", "RUNNING"],
  },
  StopMcpServers: { RUNNING: ["STOPPING", "STOPPED"], UNKNOWN: ["STOPPING", "STOPPED"] },
  RestartMcpServers: {
    RUNNING: ["RESTARTING", "RUNNING"],
    ENV_ERROR: ["RESTARTING", "RUNNING"],
    UNKNOWN: ["RESTARTING", "RUNNING"],
  },
  ModifyMcpServer: {
    RUNNING: ["RESTARTING", "RUNNING"],
    STOPPED: ["STOPPED"],
    LAUNCH_FAILED: ["PENDING", "RUNNING"],
    ENV_ERROR: ["RESTARTING", "RUNNING"],
  },
  RemoveMcpServers: {
    RUNNING: ["REMOVING", ""],
    STOPPED: ["REMOVING", ""],
    LAUNCH_FAILED: ["REMOVING", ""],
    ENV_ERROR: ["REMOVING", ""],
    UNKNOWN: ["REMOVING", ""],
  },
} as const satisfies Paths;

/** Operations on existing MCP servers. */
export type McpServerOperation = Exclude<keyof typeof mcpServerPaths, "CreateMcpServer">;

/** State after a failed operation, by the state during it. */
export const mcpServerFailures: Readonly<Record<string, string>> = {
  PENDING: "LAUNCH_FAILED",
  STARTING: "ENV_ERROR",
  RESTARTING: "ENV_ERROR",
  STOPPING: "UNKNOWN",
  REMOVING: "UNKNOWN",
};

/**
 * The state that is reported. A running server counts as stopped while its instance is stopped; it runs again after a
 * start.
 */
export const reportedState = (state: string, instanceState: string): string =>
  state === "RUNNING" && instanceState !== "RUNNING" ? "STOPPED" : state;

/** Operations on servers leave the state of the instance unchanged. */
const inside = { RUNNING: [] };

/** State paths of the instance during operations on its MCP servers. */
export const mcpHostPaths = {
  CreateMcpServer: inside,
  StartMcpServers: inside,
  StopMcpServers: inside,
  RestartMcpServers: inside,
  ModifyMcpServer: inside,
  RemoveMcpServers: inside,
  DescribeMcpServers: { RUNNING: [], STOPPED: [] },
} as const satisfies Paths;

export type McpHostOperation = keyof typeof mcpHostPaths;

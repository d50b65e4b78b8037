import type { Paths } from "../work/paths.ts";

/**
 * MCP servers: which operation is taken in which state, and what it leads through. One that does not run is changed
 * without being started.
 */
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

/** What is done with MCP servers that exist. */
export type McpServerOperation = Exclude<keyof typeof mcpServerPaths, "CreateMcpServer">;

/** Where work that fails leaves a server, by the state that it was in. */
export const mcpServerFailures: Readonly<Record<string, string>> = {
  PENDING: "LAUNCH_FAILED",
  STARTING: "ENV_ERROR",
  RESTARTING: "ENV_ERROR",
  STOPPING: "UNKNOWN",
  REMOVING: "UNKNOWN",
};

/** The state as it is told: nothing runs on an instance that is off, and what ran runs again when it is on. */
export const toldState = (state: string, instanceState: string): string =>
  state === "RUNNING" && instanceState !== "RUNNING" ? "STOPPED" : state;

/** The work on servers goes on inside the instance and leaves its state alone. */
const inside = { RUNNING: [] };

/** What an instance must be for what is done with its MCP servers. */
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

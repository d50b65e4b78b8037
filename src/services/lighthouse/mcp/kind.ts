import type { ResourceKind } from "../work/kinds.ts";
import { mcpHostPaths, mcpServerFailures, mcpServerPaths } from "./states.ts";

export const mcpServerKind: ResourceKind = {
  name: "mcp-server",
  table: "mcp_servers",
  idPrefix: "lhms",
  states: [
    { title: "MCP servers", paths: mcpServerPaths, failures: mcpServerFailures },
    { title: "Instances while their MCP servers are worked on", paths: mcpHostPaths },
  ],
  failures: mcpServerFailures,
  belongsTo: "instance",
};

import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { hostId, mcpServerIds } from "../../wire/parameters.ts";
import { beginOnServers } from "../refusals.ts";

const name = "RemoveMcpServers";

export default action({
  name,
  category: "MCP",
  summary: "Takes MCP servers off an instance, for good.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  input: { InstanceId: hostId(), McpServerIds: mcpServerIds() },

  output: {},

  errors: [
    "ResourceNotFound.InstanceNotFound",
    "ResourceNotFound.McpServersPartialNotFound",
    "ResourceNotFound.RoleNotFound",
    "ResourceUnavailable.TATAgentUnavailable",
    "ResourceUnavailable.TATServiceError",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
    "UnsupportedOperation.McpServerLatestOperationUnfinished",
  ],

  async run(batch) {
    await beginOnServers(name, batch);
    return {};
  },

  async finish({ mcpServers, machines, operation }) {
    await mcpServers.setRun(operation.resource, null, machines);
  },
});

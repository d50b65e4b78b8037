import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { hostId, mcpServerIds } from "../../wire/parameters.ts";
import { agentCodes } from "../../wire/publishedCodes.ts";
import { removeMcpServers } from "../operations.ts";
import { beginOnServers } from "../refusals.ts";

const name = "RemoveMcpServers";

export default action({
  name,
  category: "MCP",
  summary: "Removes MCP servers from an instance. This cannot be undone.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  operation: removeMcpServers,

  input: { InstanceId: hostId(), McpServerIds: mcpServerIds() },

  output: {},

  raises: [
    "ResourceNotFound.InstanceNotFound",
    "ResourceNotFound.McpServersPartialNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
    "UnsupportedOperation.McpServerLatestOperationUnfinished",
  ],
  alsoPublished: [...agentCodes, "ResourceNotFound.RoleNotFound"],

  async run(batch) {
    await beginOnServers(removeMcpServers, batch);
    return {};
  },

  async finish({ mcpServers, machines, operation }) {
    await mcpServers.setRun(operation.resource, null, machines);
  },
});

import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { hostId, mcpServerIds } from "../../wire/parameters.ts";
import { agentCodes } from "../../wire/publishedCodes.ts";
import { startMcpServers } from "../operations.ts";
import { beginOnServers } from "../refusals.ts";

const name = "StartMcpServers";

export default action({
  name,
  category: "MCP",
  summary: "Starts MCP servers of an instance.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  operation: startMcpServers,

  input: { InstanceId: hostId(), McpServerIds: mcpServerIds("InvalidParameterValue.TooLarge") },

  output: {},

  raises: [
    "InvalidParameterValue.TooLarge",
    "ResourceNotFound.InstanceNotFound",
    "ResourceNotFound.McpServersPartialNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
    "UnsupportedOperation.McpServerLatestOperationUnfinished",
  ],
  alsoPublished: [...agentCodes, "ResourceNotFound.RoleNotFound"],

  async run(batch) {
    await beginOnServers(startMcpServers, batch);
    return {};
  },

  async finish({ mcpServers, machines, operation }) {
    await mcpServers.setRun(operation.resource, operation.id, machines);
  },
});

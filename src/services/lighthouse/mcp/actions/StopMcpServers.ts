import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { hostId, mcpServerIds } from "../../wire/parameters.ts";
import { agentCodes } from "../../wire/publishedCodes.ts";
import { stopMcpServers } from "../operations.ts";
import { beginOnServers } from "../refusals.ts";

const name = "StopMcpServers";

export default action({
  name,
  category: "MCP",
  summary: "Stops MCP servers of an instance. They stay stopped when the instance starts.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  operation: stopMcpServers,

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
    await beginOnServers(stopMcpServers, batch);
    return {};
  },

  async finish({ mcpServers, machines, operation }) {
    await mcpServers.setRun(operation.resource, null, machines);
  },
});

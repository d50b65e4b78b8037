import { string } from "#kernel/fields.ts";
import { resourceId } from "#kernel/randomText.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { hostId } from "../../wire/parameters.ts";
import { agentCodes } from "../../wire/publishedCodes.ts";
import { mcpServerSettings } from "../objects/mcpServerSettings.ts";
import { createMcpServer } from "../operations.ts";
import { existingHost, refuseState, refuseWindows } from "../refusals.ts";
import { environmentColumn, mcpServerLimit } from "../rows.ts";
import { mcpServerPaths } from "../states.ts";

const name = "CreateMcpServer";
const settings = mcpServerSettings();

export default action({
  name,
  category: "MCP",
  summary: "Installs an MCP server on an instance and starts it.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  operation: createMcpServer,

  input: {
    InstanceId: hostId(),
    Name: settings.Name,
    Command: settings.Command,
    Description: settings.Description.default(""),
    Envs: settings.Envs.optional(),
    TransportType: settings.TransportType.default("STREAMABLE_HTTP"),
  },

  output: { McpServerId: string("Id of the server.") },

  raises: [
    "InvalidParameterValue.McpServerLimitExceeded",
    "ResourceNotFound.InstanceNotFound",
    "ResourceUnavailable.BlueprintInvalid",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InvalidInstanceState",
  ],
  alsoPublished: [...agentCodes, "ResourceNotFound.RoleNotFound"],

  async run({ input, instances, mcpServers, operations, now, random, fail }) {
    const host = await existingHost(input.InstanceId, { instances, fail });
    refuseWindows(host, fail);
    refuseState(name, host, fail);
    if ((await mcpServers.of(host.id)).length >= mcpServerLimit) {
      fail("InvalidParameterValue.McpServerLimitExceeded", { limit: mcpServerLimit });
    }

    const id = resourceId(random, "lhms");
    const path = mcpServerPaths[name][""];
    await mcpServers.add({
      id,
      instance_id: host.id,
      name: input.Name,
      command: input.Command,
      about: input.Description,
      transport: input.TransportType,
      environment: environmentColumn(input.Envs),
      run: null,
      state: path[0],
      created: now,
      updated: now,
    });
    await operations.begin(createMcpServer, { resource: id, path, detail: {} });
    return { McpServerId: id };
  },

  async finish({ mcpServers, machines, operation }) {
    await mcpServers.setRun(operation.resource, operation.id, machines);
  },
});

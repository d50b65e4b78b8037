import { mask } from "#kernel/shape.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { hostId, mcpServerId } from "../../wire/parameters.ts";
import { agentCodes } from "../../wire/publishedCodes.ts";
import { mcpServerSettings } from "../objects/mcpServerSettings.ts";
import { modifyMcpServer } from "../operations.ts";
import { beginOnServer, existingHost, refuseBusy } from "../refusals.ts";
import { environmentColumn } from "../rows.ts";

const name = "ModifyMcpServer";
const settings = mcpServerSettings("InvalidParameterValue.McpServerEnvInvalid");

export default action({
  name,
  category: "MCP",
  summary: "Changes an MCP server. A running server is restarted with the new settings.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  operation: modifyMcpServer,

  input: {
    InstanceId: hostId(),
    McpServerId: mcpServerId("MCP server to change."),
    Name: settings.Name.optional(),
    Command: settings.Command.optional(),
    Description: settings.Description.optional(),
    Envs: settings.Envs.optional(),
    TransportType: settings.TransportType.optional(),
  },

  output: {},

  raises: [
    "FailedOperation.McpServerOperationFailed",
    "InvalidParameterValue.McpServerEnvInvalid",
    "ResourceNotFound.InstanceNotFound",
    "ResourceNotFound.McpServerNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [...agentCodes, "InvalidParameter.ConflictParameter", "ResourceNotFound.RoleNotFound"],

  async run({ input, instances, mcpServers, operations, now, fail }) {
    const { InstanceId, McpServerId, Name, Command, Description, Envs, TransportType } = input;
    // Rejects the mask that lists show, because storing it would overwrite the secret.
    const masked = Envs?.findIndex(({ Value }) => Value === mask) ?? -1;
    if (masked >= 0) {
      const must = { en: "must be the actual value, not its mask", zh: "应为真实的值，而不是掩码" };
      fail("InvalidParameterValue.McpServerEnvInvalid", { parameter: `Envs.${masked}.Value`, must });
    }
    const host = await existingHost(InstanceId, { instances, fail });
    refuseBusy(name, host, fail);
    const row = (await mcpServers.of(host.id)).find(({ id }) => id === McpServerId);
    if (!row) return fail("ResourceNotFound.McpServerNotFound", { value: McpServerId });
    if (row.latest_state === "OPERATING") {
      fail("UnsupportedOperation.LatestOperationUnfinished", { value: row.id });
    }
    if (!(await beginOnServer(modifyMcpServer, row, operations))) fail("FailedOperation.McpServerOperationFailed");
    await mcpServers.change(row.id, {
      name: Name ?? row.name,
      command: Command ?? row.command,
      about: Description ?? row.about,
      transport: TransportType ?? row.transport,
      environment: Envs ? environmentColumn(Envs) : row.environment,
      updated: now,
    });
    return {};
  },

  // A stopped server stays stopped and uses the new settings when it is started.
  async finish({ mcpServers, machines, operation }) {
    const row = await mcpServers.find(operation.resource);
    if (row && row.state !== "STOPPED") await mcpServers.setRun(row.id, operation.id, machines);
  },
});

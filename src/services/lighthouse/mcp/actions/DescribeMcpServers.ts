import { int, listOf, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { isRequested, pageOf } from "../../wire/lists.ts";
import { hostId, mcpServerId, plainPaging } from "../../wire/parameters.ts";
import { agentCodes } from "../../wire/publishedCodes.ts";
import { McpServer, toMcpServer } from "../objects/McpServer.ts";
import { existingHost, refuseBusy, refuseWindows } from "../refusals.ts";

const name = "DescribeMcpServers";

export default action({
  name,
  category: "MCP",
  summary: "Lists the MCP servers of an instance.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceId"],

  input: {
    InstanceId: hostId(),
    McpServerIds: listOf(mcpServerId("Id of an MCP server."), "Restricts the list to these servers.")
      .items(0, 10, "InvalidParameterValue.McpServerListTooLarge")
      .unique()
      .optional(),
    ...plainPaging,
  },

  output: {
    InstanceId: string("Instance that the servers run on."),
    InstanceName: string("Name of the instance."),
    McpServerSet: listOf(McpServer, "Servers on this page, newest first."),
    TotalCount: int("Number of matching servers across all pages."),
  },

  raises: [
    "InvalidParameterValue.McpServerListTooLarge",
    "ResourceNotFound.InstanceNotFound",
    "ResourceNotFound.McpServerNotFound",
    "ResourceUnavailable.BlueprintInvalid",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [...agentCodes, "ResourceNotFound.RoleNotFound", "UnsupportedOperation.ServiceRoleNotExist"],

  async run({ input, instances, mcpServers, fail }) {
    const host = await existingHost(input.InstanceId, { instances, fail });
    refuseWindows(host, fail);
    refuseBusy(name, host, fail);
    const rows = await mcpServers.of(host.id);
    const missing = input.McpServerIds?.find((id) => !rows.some((row) => row.id === id));
    if (missing !== undefined) fail("ResourceNotFound.McpServerNotFound", { value: missing });
    const matches = rows.filter((row) => isRequested(input.McpServerIds, row.id));
    return {
      InstanceId: host.id,
      InstanceName: host.name,
      McpServerSet: pageOf(matches, input).map((row) => toMcpServer(row, host)),
      TotalCount: matches.length,
    };
  },
});

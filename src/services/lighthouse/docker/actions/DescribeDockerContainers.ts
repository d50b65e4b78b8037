import { int, listOf } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { isRequested, pageOf } from "../../wire/lists.ts";
import { containerIds, plainInstanceId } from "../../wire/parameters.ts";
import { agentCodes, dockerAgentCodes } from "../../wire/publishedCodes.ts";
import { DockerContainer, toDockerContainer } from "../objects/DockerContainer.ts";
import { reachedHost } from "../refusals.ts";

const filters = filtersOf<typeof DockerContainer.value>()(
  {
    "container-id": { about: "id", read: (container) => [container.ContainerId] },
    "container-name": { about: "name", read: (container) => [container.ContainerName] },
  },
  {
    filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
    values: { max: 5, code: "InvalidParameterValue.LimitExceeded" },
    unknown: "InvalidParameterValue",
  },
);

export default action({
  name: "DescribeDockerContainers",
  category: "Docker",
  summary: "Lists the containers on an instance.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceId"],

  input: {
    InstanceId: plainInstanceId(),
    ContainerIds: containerIds(0).optional(),
    Limit: int("Maximum number of containers to return, 1 to 100.")
      .min(1)
      .max(100, "InvalidParameterValue.TooLarge")
      .default(20),
    Offset: int("Number of matching containers to skip.").min(0).default(0),
    Filters: filters.field.optional(),
  },
  exclusive: [["ContainerIds", "Filters", "InvalidParameter.ParameterConflict"]],

  output: {
    TotalCount: int("Number of matching containers across all pages."),
    DockerContainerSet: listOf(DockerContainer, "Containers on this page, newest first."),
  },

  raises: [
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.TooLarge",
    "InvalidParameterValue.TooLong",
    "ResourceNotFound.InstanceNotFound",
    "ResourceNotFound.RoleNotFound",
    "ResourceUnavailable.BlueprintInvalid",
    "UnauthorizedOperation",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [
    ...agentCodes,
    ...dockerAgentCodes,
    "FailedOperation.DockerOperationFailed",
    "InternalError",
    "InvalidParameter.ConflictParameter",
    "ResourceUnavailable.DockerUnavailable",
    "UnauthorizedOperation.InvalidToken",
  ],

  async run(scope) {
    const { input, containers, now } = scope;
    const host = await reachedHost(input.InstanceId, scope);
    const matches = (await containers.on(host.id))
      .filter((row) => isRequested(input.ContainerIds, row.id))
      .map((row) => toDockerContainer(row, now))
      .filter((container) => filters.matches(container, input.Filters ?? []));
    return { TotalCount: matches.length, DockerContainerSet: pageOf(matches, input) };
  },
});

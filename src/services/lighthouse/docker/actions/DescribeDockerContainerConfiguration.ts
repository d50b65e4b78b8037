import { object } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { containerId, plainInstanceId } from "../../wire/parameters.ts";
import { agentCodes, dockerAgentCodes } from "../../wire/publishedCodes.ts";
import { planOfContainer } from "../containerRules.ts";
import { DockerContainerConfiguration, toConfiguration } from "../objects/DockerContainerConfiguration.ts";
import { inspected, reachedHost } from "../refusals.ts";

export default action({
  name: "DescribeDockerContainerConfiguration",
  category: "Docker",
  summary: "Returns the configuration that a container of an instance was created with.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceId"],

  input: {
    InstanceId: plainInstanceId(),
    ContainerId: containerId("Container to describe."),
  },

  output: {
    ContainerConfiguration: object(
      DockerContainerConfiguration,
      "Requested configuration, with the current name of the container.",
    ),
  },

  raises: [
    "FailedOperation.DockerOperationFailed",
    "InternalError",
    "InvalidParameterValue",
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
    "InvalidParameterValue.LimitExceeded",
    "ResourceUnavailable.DockerUnavailable",
  ],

  async run(scope) {
    const host = await reachedHost(scope.input.InstanceId, scope);
    const row = await inspected(host, scope.input.ContainerId, scope);
    return { ContainerConfiguration: toConfiguration(row.name, planOfContainer(row)) };
  },
});

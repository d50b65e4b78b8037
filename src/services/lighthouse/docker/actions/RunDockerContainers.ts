import { listOf, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { plainInstanceId } from "../../wire/parameters.ts";
import { beginRuns } from "../begin.ts";
import { conclude, runOne } from "../carryOut.ts";
import { DockerContainerConfiguration, toContainerRequest } from "../objects/DockerContainerConfiguration.ts";
import { runDockerContainers } from "../operations.ts";
import { reachedHost, refuseContradictions } from "../refusals.ts";

export default action({
  name: "RunDockerContainers",
  category: "Docker",
  summary: "Makes containers on an instance and starts them.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  operation: runDockerContainers,

  input: {
    InstanceId: plainInstanceId(),
    Containers: listOf(
      DockerContainerConfiguration,
      "The containers; names and ports that come twice are refused, those that are taken fail with the activity.",
    ).items(1, 100, "InvalidParameterValue.LimitExceeded"),
  },

  output: {
    DockerActivitySet: listOf(
      string("Id of an activity; see DescribeDockerActivities."),
      "An activity for each container, in the order asked for.",
    ),
  },

  raises: [
    "InternalError",
    "InvalidParameterValue",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.TooLarge",
    "InvalidParameterValue.TooLong",
    "ResourceNotFound.InstanceNotFound",
    "ResourceNotFound.RoleNotFound",
    "ResourceUnavailable.BlueprintInvalid",
    "ResourceUnavailable.DockerUnavailable",
    "UnauthorizedOperation",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],

  async run(scope) {
    const { InstanceId, Containers } = scope.input;
    refuseContradictions(Containers, "Containers");
    const host = await reachedHost(InstanceId, scope);
    return { DockerActivitySet: await beginRuns(host.id, Containers.map(toContainerRequest), scope) };
  },

  async finish(scope) {
    await conclude(scope, (activity) => runOne(scope.operation.detail.wanted, activity, scope));
  },
});

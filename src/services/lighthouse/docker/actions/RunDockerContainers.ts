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
  summary: "Creates containers on an instance and starts them.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  operation: runDockerContainers,

  input: {
    InstanceId: plainInstanceId(),
    Containers: listOf(
      DockerContainerConfiguration,
      "Containers to run. Names and ports must not repeat. An activity fails if its name or port is already in use.",
    ).items(1, 100, "InvalidParameterValue.LimitExceeded"),
  },

  output: {
    DockerActivitySet: listOf(
      string("Id of an activity. See DescribeDockerActivities."),
      "One activity id per container, in the order requested.",
    ),
  },

  raises: [
    "InvalidParameterValue",
    "InvalidParameterValue.LimitExceeded",
    "ResourceNotFound.InstanceNotFound",
    "ResourceNotFound.RoleNotFound",
    "ResourceUnavailable.BlueprintInvalid",
    "UnauthorizedOperation",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [
    "InternalError",
    "InvalidParameterValue.TooLarge",
    "InvalidParameterValue.TooLong",
    "ResourceUnavailable.DockerUnavailable",
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

import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { containerIds, plainInstanceId } from "../../wire/parameters.ts";
import { agentCodes } from "../../wire/publishedCodes.ts";
import { beginActivity } from "../begin.ts";
import { changeEach, conclude } from "../carryOut.ts";
import { removeDockerContainers } from "../operations.ts";
import { reachedHost, refuseUnknown } from "../refusals.ts";

const name = "RemoveDockerContainers";

export default action({
  name,
  category: "Docker",
  summary: "Removes containers of an instance, including running ones. This cannot be undone.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  operation: removeDockerContainers,

  input: {
    InstanceId: plainInstanceId(),
    ContainerIds: containerIds(1),
  },

  output: { DockerActivityId: string("Id of the activity. See DescribeDockerActivities.") },

  raises: [
    "InvalidParameterValue",
    "InvalidParameterValue.LimitExceeded",
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
    "InternalError",
    "InvalidParameterValue.TooLarge",
    "ResourceUnavailable.DockerUnavailable",
  ],

  async run(scope) {
    const { InstanceId, ContainerIds } = scope.input;
    const host = await reachedHost(InstanceId, scope);
    await refuseUnknown(host, ContainerIds, scope.containers, (index) => `ContainerIds.${index}`);
    return {
      DockerActivityId: await beginActivity(
        { host: host.id, operation: removeDockerContainers, containers: ContainerIds, detail: {} },
        scope,
      ),
    };
  },

  async finish(scope) {
    await conclude(scope, (activity) => changeEach(name, activity, scope));
  },
});

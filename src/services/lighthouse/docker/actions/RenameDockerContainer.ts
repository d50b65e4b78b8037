import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { containerId, plainInstanceId } from "../../wire/parameters.ts";
import { beginActivity } from "../begin.ts";
import { conclude, renameOne } from "../carryOut.ts";
import { containerName } from "../objects/DockerContainerConfiguration.ts";
import { renameDockerContainer } from "../operations.ts";
import { reachedHost, refuseUnknown } from "../refusals.ts";

const name = "RenameDockerContainer";

export default action({
  name,
  category: "Docker",
  summary: "Renames a container of an instance.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  operation: renameDockerContainer,

  input: {
    InstanceId: plainInstanceId(),
    ContainerId: containerId("Container to rename."),
    ContainerName: containerName("New name. Must be unique on the instance."),
  },

  output: { DockerActivityId: string("Id of the activity. See DescribeDockerActivities.") },

  raises: [
    "InvalidParameterValue",
    "InvalidParameterValue.TooLong",
    "ResourceNotFound.InstanceNotFound",
    "ResourceNotFound.RoleNotFound",
    "ResourceUnavailable.BlueprintInvalid",
    "UnauthorizedOperation",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: ["InternalError", "InvalidParameterValue.LimitExceeded", "ResourceUnavailable.DockerUnavailable"],

  async run(scope) {
    const { InstanceId, ContainerId, ContainerName } = scope.input;
    const host = await reachedHost(InstanceId, scope);
    await refuseUnknown(host, [ContainerId], scope.containers, () => "ContainerId");
    const detail = { name: ContainerName };
    const activity = { host: host.id, operation: renameDockerContainer, containers: [ContainerId], detail };
    return { DockerActivityId: await beginActivity(activity, scope) };
  },

  async finish(scope) {
    await conclude(scope, (activity) => renameOne(scope.operation.detail.name, activity, scope));
  },
});

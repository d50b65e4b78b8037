import { object, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { containerId, plainInstanceId } from "../../wire/parameters.ts";
import { beginReplacing } from "../begin.ts";
import { conclude, replaceOne } from "../carryOut.ts";
import { DockerContainerConfiguration, toContainerRequest } from "../objects/DockerContainerConfiguration.ts";
import { rerunDockerContainer } from "../operations.ts";
import { commonIfUnknown, reachedHost, refusePortTwice, refuseUnknown } from "../refusals.ts";

const name = "RerunDockerContainer";

export default action({
  name,
  category: "Docker",
  summary: "Removes a container of an instance and runs a new one with a new id in its place.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  operation: rerunDockerContainer,

  input: {
    InstanceId: plainInstanceId(),
    ContainerConfiguration: object(
      DockerContainerConfiguration,
      "Configuration of the new container. The name defaults to that of the old one.",
    ),
    ContainerId: containerId("Container to replace."),
  },

  output: { DockerActivityId: string("Id of the activity. See DescribeDockerActivities.") },

  raises: [
    "InvalidParameterValue",
    "InvalidParameterValue.TooLong",
    "ResourceNotFound.RoleNotFound",
    "ResourceUnavailable.BlueprintInvalid",
    "UnauthorizedOperation",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: ["InternalError", "InvalidParameterValue.LimitExceeded", "ResourceUnavailable.DockerUnavailable"],

  async run(scope) {
    const { InstanceId, ContainerId, ContainerConfiguration } = scope.input;
    refusePortTwice(ContainerConfiguration, "ContainerConfiguration.PublishPorts");
    const host = await reachedHost(InstanceId, {
      instances: scope.instances,
      assumeRole: scope.assumeRole,
      fail: commonIfUnknown(scope.fail),
    });
    await refuseUnknown(host, [ContainerId], scope.containers, () => "ContainerId");
    const about = { host: host.id, operation: rerunDockerContainer, container: ContainerId };
    return { DockerActivityId: await beginReplacing(about, toContainerRequest(ContainerConfiguration), scope) };
  },

  async finish(scope) {
    await conclude(scope, (activity) => replaceOne(scope.operation.detail.wanted, activity, scope));
  },
});

import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { containerId, plainInstanceId } from "../../wire/parameters.ts";
import { dockerAgentCodes } from "../../wire/publishedCodes.ts";
import { beginReplacing } from "../begin.ts";
import { conclude, replaceOne } from "../carryOut.ts";
import { planOfContainer } from "../containerRules.ts";
import { changeable, changedPlan } from "../objects/DockerContainerConfiguration.ts";
import { modifyDockerContainer } from "../operations.ts";
import { inspected, reachedHost, refusePortTwice } from "../refusals.ts";

const name = "ModifyDockerContainer";

export default action({
  name,
  category: "Docker",
  summary: "Replaces a container of an instance with one that has a new id and the changed settings.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  operation: modifyDockerContainer,

  input: {
    InstanceId: plainInstanceId(),
    ContainerId: containerId("Container to change."),
    ...changeable,
  },

  output: { DockerActivityId: string("Id of the activity. See DescribeDockerActivities.") },

  raises: [
    "FailedOperation.DockerOperationFailed",
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
    ...dockerAgentCodes,
    "InternalError",
    "InvalidParameterValue.LimitExceeded",
    "ResourceUnavailable.DockerUnavailable",
    "ResourceUnavailable.TATServiceError",
  ],

  async run(scope) {
    const { InstanceId, ContainerId, ...changes } = scope.input;
    refusePortTwice(changes, "PublishPorts");
    const host = await reachedHost(InstanceId, scope);
    const plan = changedPlan(planOfContainer(await inspected(host, ContainerId, scope)), changes);
    const about = { host: host.id, operation: modifyDockerContainer, container: ContainerId };
    return { DockerActivityId: await beginReplacing(about, { name: undefined, plan }, scope) };
  },

  async finish(scope) {
    await conclude(scope, (activity) => replaceOne(scope.operation.detail.wanted, activity, scope));
  },
});

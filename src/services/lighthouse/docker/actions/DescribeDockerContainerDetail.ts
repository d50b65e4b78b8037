import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { containerId, plainInstanceId } from "../../wire/parameters.ts";
import { dockerAgentCodes } from "../../wire/publishedCodes.ts";
import { containerDetail } from "../objects/containerDetail.ts";
import { inspected, reachedHost } from "../refusals.ts";

export default action({
  name: "DescribeDockerContainerDetail",
  category: "Docker",
  summary: "Returns the details that Docker reports for a container of an instance.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceId"],

  input: {
    InstanceId: plainInstanceId(),
    ContainerId: containerId("Container to inspect."),
  },

  output: { ContainerDetail: string("Output of docker inspect: a JSON array with one element, in base64.").secret() },

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
    const host = await reachedHost(scope.input.InstanceId, scope);
    const row = await inspected(host, scope.input.ContainerId, scope);
    return { ContainerDetail: Buffer.from(JSON.stringify([containerDetail(row)], null, 4)).toString("base64") };
  },
});

import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceId } from "../../wire/parameters.ts";
import { instancesFor } from "../refusals.ts";

export default action({
  name: "DescribeInstanceVncUrl",
  category: "Instance",
  summary: "Gives the address at which the screen of a running instance is shown.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceId"],

  input: { InstanceId: instanceId("The instance.") },

  output: { InstanceVncUrl: string("The address, URL-encoded. Whoever has it sees the screen.").secret() },

  raises: [
    "FailedOperation",
    "FailedOperation.DescribeInstanceStatus",
    "FailedOperation.InstanceOperationFailed",
    "InternalError.DescribeInstanceStatus",
    "InternalError.InvalidCommandNotFound",
    "InvalidParameterValue.InstanceIdMalformed",
    "OperationDenied.InstanceCreating",
    "ResourceNotFound.InstanceIdNotFound",
    "ResourceNotFound.InstanceNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],

  async run({ input, instances, machines, fail }) {
    await instancesFor("DescribeInstanceVncUrl", [input.InstanceId], { instances, fail });
    return { InstanceVncUrl: encodeURIComponent(await machines.console(input.InstanceId)) };
  },
});

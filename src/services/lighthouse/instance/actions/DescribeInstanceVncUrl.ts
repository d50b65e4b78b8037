import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceId } from "../../wire/parameters.ts";
import { statusServiceCodes } from "../../wire/publishedCodes.ts";
import { instancesFor } from "../refusals.ts";

export default action({
  name: "DescribeInstanceVncUrl",
  category: "Instance",
  summary: "Returns the VNC console URL of a running instance.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceId"],

  input: { InstanceId: instanceId("Id of the instance.") },

  output: { InstanceVncUrl: string("URL-encoded console URL. Anyone with the URL can open the console.").secret() },

  raises: [
    "InvalidParameterValue.InstanceIdMalformed",
    "OperationDenied.InstanceCreating",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [
    ...statusServiceCodes,
    "FailedOperation",
    "FailedOperation.InstanceOperationFailed",
    "InternalError.InvalidCommandNotFound",
    "ResourceNotFound.InstanceNotFound",
  ],

  async run({ input, instances, machines, fail }) {
    await instancesFor("DescribeInstanceVncUrl", [input.InstanceId], { instances, fail });
    return { InstanceVncUrl: encodeURIComponent(await machines.console(input.InstanceId)) };
  },
});

import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceIds, stopType } from "../../wire/parameters.ts";
import { statusServiceCodes } from "../../wire/publishedCodes.ts";
import { rebootInstances } from "../operations.ts";
import { beginOn, instancesFor } from "../refusals.ts";

export default action({
  name: "RebootInstances",
  category: "Instance",
  summary: "Restarts running instances.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceIds"],

  operation: rebootInstances,

  input: { InstanceIds: instanceIds(), StopType: stopType() },

  output: {},

  raises: [
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
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
    "InvalidParameterValue.OutOfRange",
    "OperationDenied.InstanceOperationInProgress",
    "ResourceNotFound.InstanceNotFound",
  ],

  async run({ input, instances, operations, fail }) {
    const rows = await instancesFor("RebootInstances", input.InstanceIds, { instances, fail });
    await beginOn(rebootInstances, rows, operations, {});
    return {};
  },

  async finish({ machines, operation }) {
    await machines.reboot(operation.resource);
  },
});

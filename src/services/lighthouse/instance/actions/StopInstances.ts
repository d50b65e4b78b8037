import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceIds, stopType } from "../../wire/parameters.ts";
import { statusServiceCodes } from "../../wire/publishedCodes.ts";
import { stopInstances } from "../operations.ts";
import { beginOn, instancesFor } from "../refusals.ts";

export default action({
  name: "StopInstances",
  category: "Instance",
  summary: "Stops running instances.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceIds"],

  operation: stopInstances,

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
    "InvalidParameterValue.OutOfRange",
    "OperationDenied.InstanceOperationInProgress",
    "ResourceNotFound.InstanceNotFound",
  ],

  async run({ input, instances, operations, fail }) {
    const rows = await instancesFor("StopInstances", input.InstanceIds, { instances, fail });
    await beginOn(stopInstances, rows, operations, { force: input.StopType === "HARD" });
    return {};
  },

  async finish({ machines, operation }) {
    await machines.stop(operation.resource, operation.detail.force);
  },
});

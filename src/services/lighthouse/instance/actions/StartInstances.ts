import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceIds } from "../../wire/parameters.ts";
import { statusServiceCodes } from "../../wire/publishedCodes.ts";
import { startInstances } from "../operations.ts";
import { beginOn, instancesFor } from "../refusals.ts";

export default action({
  name: "StartInstances",
  category: "Instance",
  summary: "Starts stopped instances.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceIds"],

  operation: startInstances,

  input: { InstanceIds: instanceIds() },

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
    "FailedOperation.InstanceOperationFailed",
    "InvalidParameterValue.OutOfRange",
    "OperationDenied.InstanceOperationInProgress",
    "ResourceNotFound.InstanceNotFound",
  ],

  async run({ input, instances, operations, fail }) {
    const rows = await instancesFor("StartInstances", input.InstanceIds, { instances, fail });
    await beginOn(startInstances, rows, operations, {});
    return {};
  },

  async finish({ machines, operation }) {
    await machines.start(operation.resource);
  },
});

import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceIds } from "../../wire/parameters.ts";
import { terminateInstances } from "../operations.ts";
import { beginOn, instancesFor } from "../refusals.ts";

export default action({
  name: "TerminateInstances",
  category: "Instance",
  summary: "Destroys isolated instances. This cannot be undone.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceIds"],

  operation: terminateInstances,

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
    "FailedOperation.DestroyResourcesFailed",
    "FailedOperation.RequestError",
    "InternalError.TradeCallBillingGatewayFailed",
    "OperationDenied.InstanceOperationInProgress",
    "ResourceNotFound.InstanceNotFound",
  ],

  async run({ input, instances, operations, fail }) {
    const rows = await instancesFor("TerminateInstances", input.InstanceIds, { instances, fail });
    await beginOn(terminateInstances, rows, operations, {});
    return {};
  },

  async finish({ machines, operation }) {
    await machines.destroy(operation.resource);
  },
});

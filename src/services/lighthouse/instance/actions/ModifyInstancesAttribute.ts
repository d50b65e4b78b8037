import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceIds } from "../../wire/parameters.ts";
import { statusServiceCodes } from "../../wire/publishedCodes.ts";
import { existingInstances } from "../refusals.ts";

export default action({
  name: "ModifyInstancesAttribute",
  category: "Instance",
  summary: "Renames instances.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: instanceIds(),
    InstanceName: string("New name of the instances.")
      .length(1, 60, "InvalidParameterValue.InstanceNameTooLong")
      .optional(),
  },

  output: {},

  raises: [
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.InstanceNameTooLong",
    "InvalidParameterValue.LimitExceeded",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [
    ...statusServiceCodes,
    "FailedOperation.InstanceOperationFailed",
    "FailedOperation.ModifyResourcesAttributeFailed",
    "FailedOperation.RequestError",
    "FailedOperation.TradeCallBillingGatewayFailed",
    "InternalError.TradeCallBillingGatewayFailed",
    "InvalidParameter.OnlyAllowModifyOneAttribute",
    "InvalidParameterValue.OutOfRange",
    "OperationDenied.InstanceCreating",
    "ResourceNotFound.InstanceNotFound",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],

  async run({ input, instances, fail }) {
    const rows = await existingInstances(input.InstanceIds, { instances, fail });
    if (input.InstanceName !== undefined) {
      for (const row of rows) await instances.change(row.id, { name: input.InstanceName });
    }
    return {};
  },
});

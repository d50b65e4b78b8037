import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceIds, renewFlags } from "../../wire/parameters.ts";
import { existingInstances } from "../refusals.ts";

export default action({
  name: "ModifyInstancesRenewFlag",
  category: "Instance",
  summary: "Sets whether instances are renewed automatically when they expire.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceIds"],

  input: { InstanceIds: instanceIds(), RenewFlag: string("Renewal behavior at expiration.").oneOf(renewFlags) },

  output: {},

  raises: [
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [
    "FailedOperation.DescribeInstanceStatus",
    "FailedOperation.ModifyResourcesRenewFlagFailed",
    "FailedOperation.RequestError",
    "FailedOperation.TradeCallBillingGatewayFailed",
    "InternalError.TradeCallBillingGatewayFailed",
    "ResourceNotFound.InstanceNotFound",
    "UnsupportedOperation",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],

  async run({ input, instances, fail }) {
    const rows = await existingInstances(input.InstanceIds, { instances, fail });
    for (const row of rows) await instances.changeLife(row.id, { renew_flag: input.RenewFlag });
    return {};
  },
});

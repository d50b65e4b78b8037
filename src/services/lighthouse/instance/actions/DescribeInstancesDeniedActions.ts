import { listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceIds } from "../../wire/parameters.ts";
import { statusServiceCodes } from "../../wire/publishedCodes.ts";
import { DeniedAction, toDeniedAction } from "../../work/objects/DeniedAction.ts";
import { existingInstances, instanceDenial, kindDenial } from "../refusals.ts";
import { deniableInstanceOperations } from "../states.ts";

const InstanceDeniedActions = objectType("InstanceDeniedActions", {
  InstanceId: string("Id of the instance."),
  DeniedActions: listOf(DeniedAction, "Operations that are currently denied. Empty if none is."),
});

export default action({
  name: "DescribeInstancesDeniedActions",
  category: "Instance",
  summary: "Lists the operations that instances currently deny, and why.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceIds"],

  input: { InstanceIds: instanceIds() },

  output: { InstanceDeniedActionSet: listOf(InstanceDeniedActions, "One entry per instance, in the order requested.") },

  raises: [
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [
    ...statusServiceCodes,
    "FailedOperation",
    "InternalError.InvalidCommandNotFound",
    "InvalidParameterValue.OutOfRange",
  ],

  async run({ input, instances, language, fail }) {
    const rows = await existingInstances(input.InstanceIds, { instances, fail });
    return {
      InstanceDeniedActionSet: rows.map((row) => ({
        InstanceId: row.id,
        DeniedActions: deniableInstanceOperations.flatMap((operation) => {
          const denial = kindDenial(operation, row) ?? instanceDenial(operation, row);
          return denial ? [toDeniedAction(operation, denial, language)] : [];
        }),
      })),
    };
  },
});

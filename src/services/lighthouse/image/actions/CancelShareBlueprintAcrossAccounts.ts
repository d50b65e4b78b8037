import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { accountIds, blueprintId } from "../../wire/parameters.ts";
import { blueprintPath, customBlueprint, sharingStrangers } from "../refusals.ts";

export default action({
  name: "CancelShareBlueprintAcrossAccounts",
  category: "Image",
  summary: "Stops sharing a custom blueprint with accounts. Instances that they created from it are not affected.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["blueprint/$BlueprintId"],

  input: {
    BlueprintId: blueprintId("Shared custom blueprint."),
    AccountIds: accountIds("InvalidParameterValue.LimitExceeded"),
  },

  output: {},

  raises: [
    "InvalidParameterValue.BlueprintIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "ResourceNotFound.BlueprintIdNotFound",
    "ResourceNotFound.PrivateBlueprintNotFound",
    "UnsupportedOperation.BlueprintCurStateInvalid",
    "UnsupportedOperation.BlueprintHasNotShared",
  ],
  alsoPublished: [
    "InvalidParameterValue.InvalidBlueprintId",
    "InvalidParameterValue.InvalidBlueprintState",
    "OperationDenied.BlueprintOperationInProgress",
    "ResourceInUse.BlueprintModifyingSharePermission",
    "ResourceNotFound.BlueprintNotFound",
    "UnauthorizedOperation.TokenInvalid",
    "UnsupportedOperation.BlueprintLatestOperationUnfinished",
    "UnsupportedOperation.BlueprintOccupied",
  ],

  async run({ input, blueprints, blueprintUse, cvmImages, region, fail }) {
    const { BlueprintId, AccountIds } = input;
    const row = await customBlueprint(BlueprintId, { blueprints, cvmImages, region }, sharingStrangers, fail);
    blueprintPath("CancelShareBlueprintAcrossAccounts", row, fail);
    const shares = (await blueprintUse.shares()).filter((share) => share.blueprint_id === BlueprintId);
    const stranger = AccountIds.find((id) => !shares.some((share) => share.receiver === id));
    if (stranger !== undefined) {
      fail("UnsupportedOperation.BlueprintHasNotShared", { parameter: "AccountIds", value: stranger });
    }
    await blueprintUse.unshare(BlueprintId, AccountIds);
    return {};
  },
});

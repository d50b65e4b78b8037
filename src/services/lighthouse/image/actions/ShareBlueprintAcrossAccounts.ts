import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { accountIds, blueprintId } from "../../wire/parameters.ts";
import { blueprintPath, customBlueprint, sharingStrangers } from "../refusals.ts";

/** Maximum number of accounts that a blueprint can be shared with. */
const shareQuota = 500;

export default action({
  name: "ShareBlueprintAcrossAccounts",
  category: "Image",
  summary: "Shares a custom blueprint with other accounts in the same region.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["blueprint/$BlueprintId"],

  input: {
    BlueprintId: blueprintId("Custom blueprint to share."),
    AccountIds: accountIds(),
  },

  output: {},

  raises: [
    "InvalidParameterValue.AccountIdSameWithUin",
    "InvalidParameterValue.AccountIdsNotExist",
    "InvalidParameterValue.AccountIdsNotOwnerAccount",
    "InvalidParameterValue.BlueprintIdMalformed",
    "LimitExceeded.ShareBlueprintAcrossAccountQuotaLimitExceeded",
    "ResourceNotFound.BlueprintIdNotFound",
    "ResourceNotFound.PrivateBlueprintNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.BlueprintAlreadyShared",
    "UnsupportedOperation.BlueprintCurStateInvalid",
  ],
  alsoPublished: [
    "FailedOperation",
    "FailedOperation.ShareBlueprintAcrossAccountFailed",
    "InvalidParameterValue.AccountIdInvalidAccountArea",
    "InvalidParameterValue.InvalidBlueprintId",
    "InvalidParameterValue.InvalidBlueprintState",
    "OperationDenied.BlueprintOperationInProgress",
    "ResourceInUse.BlueprintModifyingSharePermission",
    "UnauthorizedOperation.TokenInvalid",
    "UnsupportedOperation.BlueprintLatestOperationUnfinished",
    "UnsupportedOperation.BlueprintOccupied",
  ],

  async run({ input, blueprints, blueprintUse, cvmImages, directory, account, region, now, fail }) {
    const { BlueprintId, AccountIds } = input;
    const kinds = await directory.kindsOf(AccountIds);
    for (const value of AccountIds) {
      const details = { parameter: "AccountIds", value };
      if (value === account) fail("InvalidParameterValue.AccountIdSameWithUin", details);
      if (kinds.get(value) === "user") fail("InvalidParameterValue.AccountIdsNotOwnerAccount", details);
      if (!kinds.has(value)) fail("InvalidParameterValue.AccountIdsNotExist", details);
    }
    const row = await customBlueprint(BlueprintId, { blueprints, cvmImages, region }, sharingStrangers, fail);
    blueprintPath("ShareBlueprintAcrossAccounts", row, fail);
    const shares = (await blueprintUse.shares()).filter((share) => share.blueprint_id === BlueprintId);
    const twice = shares.find((share) => AccountIds.includes(share.receiver));
    if (twice) {
      fail("UnsupportedOperation.BlueprintAlreadyShared", { parameter: "AccountIds", value: twice.receiver });
    }
    if (shares.length + AccountIds.length > shareQuota) {
      fail("LimitExceeded.ShareBlueprintAcrossAccountQuotaLimitExceeded", { limit: shareQuota });
    }
    await blueprintUse.share(BlueprintId, AccountIds, now);
    return {};
  },
});

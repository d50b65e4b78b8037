import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { isoTime } from "#kernel/times.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { pageOf } from "../../wire/lists.ts";
import { blueprintId, paging } from "../../wire/parameters.ts";
import type { BlueprintShare } from "../blueprintUse.ts";

const BlueprintShareAcrossAccountInfo = objectType("BlueprintShareAcrossAccountInfo", {
  BlueprintId: string("Id of the blueprint."),
  AccountId: string("Account that the blueprint is shared with."),
  CreatedTime: string("Time when the share was created, in UTC."),
});

const invalid = "InvalidParameterValue";

const filters = filtersOf<BlueprintShare>()(
  {
    "account-id": { about: "account that the blueprint is shared with", read: (share) => [share.receiver] },
  },
  { filters: { max: 10, code: invalid }, values: { max: 5, code: invalid }, unknown: invalid },
);

export default action({
  name: "DescribeBlueprintsShareAcrossAccountInfos",
  category: "Image",
  summary: "Lists the accounts that custom blueprints are shared with.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["blueprint/$BlueprintIds"],
  operationLevel: true,

  input: {
    BlueprintIds: listOf(blueprintId("Id of a blueprint."), "Custom blueprints of the account.").items(1, 100),
    ...paging,
    Filters: filters.field.optional(),
  },

  output: {
    TotalCount: int("Number of matching shares across all pages."),
    BlueprintShareAcrossAccountInfoSet: listOf(BlueprintShareAcrossAccountInfo, "Shares on this page."),
  },

  raises: [
    "InvalidParameterValue.BlueprintIdMalformed",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["UnauthorizedOperation.TokenInvalid"],

  async run({ input, blueprintUse }) {
    const { BlueprintIds, Filters = [] } = input;
    const matches = (await blueprintUse.shares()).filter(
      (share) => BlueprintIds.includes(share.blueprint_id) && filters.matches(share, Filters),
    );
    const page = pageOf(matches, input).map(({ blueprint_id, receiver, created }) => ({
      BlueprintId: blueprint_id,
      AccountId: receiver,
      CreatedTime: isoTime(created),
    }));
    return { TotalCount: matches.length, BlueprintShareAcrossAccountInfoSet: page };
  },
});

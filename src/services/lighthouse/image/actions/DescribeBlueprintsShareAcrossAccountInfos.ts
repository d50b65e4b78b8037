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
  AccountId: string("The account that may use it."),
  CreatedTime: string("Since when, in UTC."),
});

const invalid = "InvalidParameterValue";

const filters = filtersOf<BlueprintShare>()(
  {
    "account-id": { about: "the account that may use it", read: (share) => [share.receiver] },
  },
  { filters: { max: 10, code: invalid }, values: { max: 5, code: invalid }, unknown: invalid },
);

export default action({
  name: "DescribeBlueprintsShareAcrossAccountInfos",
  category: "Image",
  summary: "Lists the accounts that blueprints of the account are shared with.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    BlueprintIds: listOf(blueprintId("Id of a blueprint."), "The blueprints.").items(1, 100),
    ...paging,
    Filters: filters.field.optional(),
  },

  output: {
    TotalCount: int("How many match, on all pages."),
    BlueprintShareAcrossAccountInfoSet: listOf(BlueprintShareAcrossAccountInfo, "The shares of this page."),
  },

  raises: [
    "InvalidParameterValue.BlueprintIdMalformed",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "UnauthorizedOperation.NoPermission",
    "UnauthorizedOperation.TokenInvalid",
  ],

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

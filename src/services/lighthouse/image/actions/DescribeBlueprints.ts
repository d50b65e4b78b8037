import { int, listOf } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { isRequested, pageOf, tagFilters, tagsOf } from "../../wire/lists.ts";
import { blueprintId, paging } from "../../wire/parameters.ts";
import { filterFormCodes } from "../../wire/publishedCodes.ts";
import { availableBlueprints } from "../availableBlueprints.ts";
import { mapCvmErrors } from "../cvmImages.ts";
import { blueprintFilters } from "../filters.ts";
import { Blueprint } from "../objects/Blueprint.ts";

const filters = filtersOf<typeof Blueprint.value>(tagsOf)(
  {
    ...blueprintFilters,
    "scene-id": { about: "scene id", read: (blueprint) => blueprint.SceneIdSet },
    ...tagFilters,
  },
  {
    filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
    values: { max: 100, code: "InvalidParameter.FilterValueLimitExceeded" },
    length: { max: 128, code: "InvalidParameterValue.TooLong" },
    unknown: "InvalidParameter.InvalidFilterNotSupportedName",
  },
);

export default action({
  name: "DescribeBlueprints",
  category: "Image",
  summary: "Lists the blueprints that the account can use in a region: public, custom and shared ones.",
  rateLimit: 10,
  regions: lighthouseRegions,
  resources: ["blueprint/$BlueprintIds"],
  operationLevel: true,

  input: {
    BlueprintIds: listOf(
      blueprintId("Id of a blueprint."),
      "Restricts the list to these blueprints. Cannot be combined with Filters.",
    )
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    ...paging,
    Filters: filters.field.optional(),
  },
  exclusive: [["BlueprintIds", "Filters", "InvalidParameter.ParameterConflict"]],

  output: {
    TotalCount: int("Number of matching blueprints across all pages."),
    BlueprintSet: listOf(Blueprint, "Blueprints on this page: public ones first, then the others, newest first."),
  },

  raises: [
    "FailedOperation.DescribeBlueprintsFailed",
    "InvalidParameter.FilterValueLimitExceeded",
    "InvalidParameter.InvalidFilterNotSupportedName",
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.BlueprintIdMalformed",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InvalidBlueprintPlatformType",
    "InvalidParameterValue.InvalidBlueprintState",
    "InvalidParameterValue.InvalidBlueprintType",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "InvalidParameterValue.TooLong",
    "ResourceNotFound.RoleNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [
    ...filterFormCodes,
    "FailedOperation",
    "InternalError.InvalidCommandNotFound",
    "ResourceNotFound.SceneIdNotFound",
    "UnauthorizedOperation.TokenInvalid",
  ],

  async run({ input, blueprints, cvmImages, region, fail }) {
    const { BlueprintIds, Filters = [] } = input;
    const all = await mapCvmErrors(cvmErrorCodes, fail, () => availableBlueprints({ blueprints, cvmImages, region }));
    const matches = all.filter((one) => isRequested(BlueprintIds, one.BlueprintId) && filters.matches(one, Filters));
    return { TotalCount: matches.length, BlueprintSet: pageOf(matches, input) };
  },
});

/** Error codes of this action when CVM cannot confirm shares. */
const cvmErrorCodes = {
  "no role": "ResourceNotFound.RoleNotFound",
  "not trusted": "FailedOperation.DescribeBlueprintsFailed",
  forbidden: "FailedOperation.DescribeBlueprintsFailed",
  refused: "FailedOperation.DescribeBlueprintsFailed",
  unreachable: "FailedOperation.DescribeBlueprintsFailed",
  unreadable: "FailedOperation.DescribeBlueprintsFailed",
} as const;

import { inLanguage } from "#kernel/errors.ts";
import { bool, int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { resetDenial } from "../../instance/resets.ts";
import { bundleById } from "../../package/catalogue.ts";
import { action } from "../../scope.ts";
import { pageOf } from "../../wire/lists.ts";
import { instanceId, paging } from "../../wire/parameters.ts";
import { filterFormCodes } from "../../wire/publishedCodes.ts";
import { availableBlueprints } from "../availableBlueprints.ts";
import { mapCvmErrors, sameCodeForAll } from "../cvmImages.ts";
import { blueprintFilters } from "../filters.ts";
import { Blueprint } from "../objects/Blueprint.ts";

const ResetInstanceBlueprint = objectType("ResetInstanceBlueprint", {
  BlueprintInfo: object(Blueprint, "Blueprint that the instance could be reset to."),
  IsResettable: bool("Whether the instance can be reset to the blueprint."),
  NonResettableMessage: string("Reason why it cannot. Empty if it can."),
});

const filters = filtersOf<typeof Blueprint.value>()(blueprintFilters, {
  filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
  values: { max: 5, code: "InvalidParameter.FilterValueLimitExceeded" },
  unknown: "InvalidParameter.InvalidFilterNotSupportedName",
});

export default action({
  name: "DescribeResetInstanceBlueprints",
  category: "Image",
  summary: "Lists blueprints and states, for each one, whether an instance can be reset to it.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceId"],

  input: {
    InstanceId: instanceId("Instance to reset."),
    ...paging,
    Filters: filters.field.optional(),
  },

  output: {
    TotalCount: int("Number of matching blueprints across all pages."),
    ResetInstanceBlueprintSet: listOf(ResetInstanceBlueprint, "Blueprints on this page."),
  },

  raises: [
    "FailedOperation",
    "InvalidParameter.FilterValueLimitExceeded",
    "InvalidParameter.InstanceDisplayAreaNotSupportParameter",
    "InvalidParameter.InvalidFilterNotSupportedName",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.InvalidBlueprintPlatformType",
    "InvalidParameterValue.InvalidBlueprintState",
    "InvalidParameterValue.InvalidBlueprintType",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [
    ...filterFormCodes,
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.BlueprintIdMalformed",
    "InvalidParameterValue.Duplicated",
  ],

  async run({ input, instances, blueprints, cvmImages, region, language, fail }) {
    const { InstanceId, Filters = [] } = input;
    const instance = await instances.find(InstanceId);
    if (!instance) return fail("ResourceNotFound.InstanceIdNotFound", { value: InstanceId });
    const disk = (await instances.systemDisks()).get(InstanceId)?.size ?? 0;
    const game = bundleById(instance.bundle_id)?.kind === "GAME_PORTAL_BUNDLE";
    if (game && Filters.length > 0) {
      fail("InvalidParameter.InstanceDisplayAreaNotSupportParameter", { parameter: "Filters", value: InstanceId });
    }
    const all = await mapCvmErrors(sameCodeForAll("FailedOperation"), fail, () =>
      availableBlueprints({ blueprints, cvmImages, region }),
    );
    const matches = all
      // An instance for games keeps its game, and no other instance becomes one.
      .filter((one) => (game ? one.BlueprintId === instance.blueprint_id : one.BlueprintType !== "GAME_PORTAL"))
      .filter((one) => filters.matches(one, Filters));
    const page = pageOf(matches, input).map((blueprint) => {
      const found = resetDenial(blueprint, instance, disk);
      const NonResettableMessage = found ? inLanguage(found.reason, language) : "";
      return { BlueprintInfo: blueprint, IsResettable: !found, NonResettableMessage };
    });
    return { TotalCount: matches.length, ResetInstanceBlueprintSet: page };
  },
});

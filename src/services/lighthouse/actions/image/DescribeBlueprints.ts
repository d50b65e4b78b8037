import { int, listOf } from "#kernel/fields.ts";
import { type Filter, filters } from "#kernel/filters.ts";
import { lighthouseRegions, regions } from "#services/regions.ts";
import { publicBlueprints } from "../../catalogue/blueprints.ts";
import { troubled } from "../../cvmImages.ts";
import { Blueprint, publicToBlueprint, toBlueprint } from "../../objects/Blueprint.ts";
import { blueprintId, paging } from "../../parameters.ts";
import { action } from "../../scope.ts";

const states = [
  ...["NORMAL", "CREATING", "SYNCING", "OFFLINE", "CREATEFAILED", "SYNCING_FAILED"],
  ...["ISOLATING", "ISOLATED", "DELETING", "DESTROYING"],
];

export default action({
  name: "DescribeBlueprints",
  category: "Image",
  summary: "Lists the blueprints that the account can use in a region: the platform's, its own, and shared ones.",
  rateLimit: 10,
  regions: lighthouseRegions,

  input: {
    BlueprintIds: listOf(blueprintId("Id of a blueprint."), "Only these blueprints; not together with Filters.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    ...paging,
    Filters: filters(
      {
        "blueprint-id": { about: "id" },
        "blueprint-type": {
          about: "kind",
          oneOf: {
            values: ["PURE_OS", "APP_OS", "DOCKER", "GAME_PORTAL", "PRIVATE", "SHARED"],
            code: "InvalidParameterValue.InvalidBlueprintType",
          },
        },
        "platform-type": {
          about: "kind of system",
          oneOf: { values: ["LINUX_UNIX", "WINDOWS"], code: "InvalidParameterValue.InvalidBlueprintPlatformType" },
        },
        "blueprint-name": { about: "name for programs" },
        "blueprint-state": {
          about: "state",
          oneOf: { values: states, code: "InvalidParameterValue.InvalidBlueprintState" },
        },
        "scene-id": { about: "id of a scene" },
        "tag-key": { about: "key of a tag" },
        "tag-value": { about: "value of a tag" },
      },
      {
        tags: true,
        filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
        values: { max: 100, code: "InvalidParameter.FilterValueLimitExceeded" },
        length: { max: 128, code: "InvalidParameterValue.TooLong" },
        unknown: "InvalidParameter.InvalidFilterNotSupportedName",
      },
    ).optional(),
  },
  exclusive: [["BlueprintIds", "Filters", "InvalidParameter.ParameterConflict"]],

  output: {
    TotalCount: int("How many blueprints match, on all pages."),
    BlueprintSet: listOf(Blueprint, "The blueprints of this page: the platform's first, the others newest first."),
  },

  errors: [
    "FailedOperation",
    "FailedOperation.DescribeBlueprintsFailed",
    "InternalError.InvalidCommandNotFound",
    "InvalidParameter.FilterValueLimitExceeded",
    "InvalidParameter.InvalidFilter",
    "InvalidParameter.InvalidFilterInvalidKey",
    "InvalidParameter.InvalidFilterInvalidNameNotStr",
    "InvalidParameter.InvalidFilterNotDict",
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
    "ResourceNotFound.SceneIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnauthorizedOperation.TokenInvalid",
  ],

  async run({ input, blueprints, cvmImages, region, fail }) {
    const rows = await blueprints.all();
    const fromCvm = rows.filter((row) => row.image_id !== "").map((row) => row.image_id);
    // A share can be taken back on CVM's side as well, so CVM is asked which ones stand.
    const standing = await troubled(troubles, fail, () => cvmImages.sharedAmong(fromCvm));
    const own = rows.filter((row) => row.image_id === "" || standing.has(row.image_id));

    const mainland = regions.some((one) => one.name === region && one.mainland);
    const offered = publicBlueprints.filter(({ area }) => area === undefined || (area === "mainland") === mainland);
    const ids = input.BlueprintIds?.length ? input.BlueprintIds : undefined;
    const matches = [...offered.map(publicToBlueprint), ...own.map(toBlueprint)].filter(
      (blueprint) =>
        (ids?.includes(blueprint.BlueprintId) ?? true) &&
        (input.Filters ?? []).every((filter) => passes(blueprint, filter)),
    );
    return { TotalCount: matches.length, BlueprintSet: matches.slice(input.Offset, input.Offset + input.Limit) };
  },
});

const fieldOf: Readonly<Record<string, (blueprint: typeof Blueprint.value) => readonly string[]>> = {
  "blueprint-id": (blueprint) => [blueprint.BlueprintId],
  "blueprint-type": (blueprint) => [blueprint.BlueprintType],
  "platform-type": (blueprint) => [blueprint.PlatformType],
  "blueprint-name": (blueprint) => [blueprint.BlueprintName],
  "blueprint-state": (blueprint) => [blueprint.BlueprintState],
  "scene-id": (blueprint) => blueprint.SceneIdSet,
  "tag-key": (blueprint) => blueprint.Tags.map((tag) => tag.Key),
  "tag-value": (blueprint) => blueprint.Tags.map((tag) => tag.Value),
};

function passes(blueprint: typeof Blueprint.value, { Name, Values }: Filter): boolean {
  const tag = /^tag:(.+)$/s.exec(Name)?.[1];
  const actual =
    tag === undefined
      ? (fieldOf[Name]?.(blueprint) ?? [])
      : blueprint.Tags.filter(({ Key }) => Key === tag).map(({ Value }) => Value);
  return actual.some((value) => Values.includes(value));
}

/** What this action answers when CVM cannot be asked whether shares stand. */
const troubles = {
  "no role": "ResourceNotFound.RoleNotFound",
  "not trusted": "FailedOperation.DescribeBlueprintsFailed",
  forbidden: "FailedOperation.DescribeBlueprintsFailed",
  refused: "FailedOperation.DescribeBlueprintsFailed",
  unreachable: "FailedOperation.DescribeBlueprintsFailed",
  unreadable: "FailedOperation.DescribeBlueprintsFailed",
} as const;

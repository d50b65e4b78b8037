import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { blueprintId, blueprintName, blueprintText } from "../../wire/parameters.ts";
import { blueprintPath, customBlueprint } from "../refusals.ts";

export default action({
  name: "ModifyBlueprintAttribute",
  category: "Image",
  summary: "Changes the name or the description of a custom blueprint.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["blueprint/$BlueprintId"],

  input: {
    BlueprintId: blueprintId("Custom blueprint to change."),
    BlueprintName: blueprintName("New name.").optional(),
    Description: blueprintText("New description.").optional(),
  },

  output: {},

  raises: [
    "InvalidParameter.MustSpecifyOneAttributeToModify",
    "InvalidParameterValue.BlueprintIdMalformed",
    "InvalidParameterValue.TooLong",
    "MissingParameter",
    "ResourceNotFound.BlueprintIdNotFound",
    "ResourceNotFound.PrivateBlueprintNotFound",
    "UnsupportedOperation.BlueprintCurStateInvalid",
    "UnsupportedOperation.NotSupportSharedBlueprint",
  ],
  alsoPublished: [
    "FailedOperation.ModifyResourcesAttributeFailed",
    "InternalError",
    "InvalidParameterValue.InstanceIdMalformed",
  ],

  async run({ input, blueprints, cvmImages, region, fail }) {
    const { BlueprintId, BlueprintName: name, Description: about } = input;
    if (name === undefined && about === undefined) {
      fail("InvalidParameter.MustSpecifyOneAttributeToModify", { parameter: "BlueprintName, Description" });
    }
    const row = await customBlueprint(BlueprintId, { blueprints, cvmImages, region }, strangers, fail);
    blueprintPath("ModifyBlueprintAttribute", row, fail);
    await blueprints.change(BlueprintId, { name: name ?? row.name, about: about ?? row.about });
    return {};
  },
});

const strangers = {
  unknown: "ResourceNotFound.BlueprintIdNotFound",
  received: "UnsupportedOperation.NotSupportSharedBlueprint",
  platform: "ResourceNotFound.PrivateBlueprintNotFound",
} as const;

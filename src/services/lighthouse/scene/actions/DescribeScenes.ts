import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { plainPaging, sceneId } from "../../wire/parameters.ts";
import { scenesOf } from "../scenesOf.ts";

const Scene = objectType("Scene", {
  SceneId: string("Id of the scene."),
  DisplayName: string("Display name."),
  Description: string("What it is about."),
});

export default action({
  name: "DescribeScenes",
  category: "Scene",
  summary: "Lists the use scenes of the images in a region.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    SceneIds: listOf(
      sceneId("Id of a scene.", "InvalidParameterValue.InvalidSceneIdMalformed"),
      "Restricts the list to these scenes.",
    )
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    ...plainPaging,
  },

  output: {
    SceneSet: listOf(Scene, "Scenes on this page."),
    TotalCount: int("Number of matches across all pages."),
  },

  raises: [
    "InvalidParameterValue",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InvalidSceneIdMalformed",
    "InvalidParameterValue.LimitExceeded",
  ],
  alsoPublished: ["AuthFailure", "InternalError", "MissingParameter"],

  async run({ input, language }) {
    const { total, scenes } = scenesOf(input, language);
    return { SceneSet: scenes, TotalCount: total };
  },
});

import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { plainPaging, sceneId } from "../../wire/parameters.ts";
import { scenesOf } from "../scenesOf.ts";

const Scene = objectType("Scene", {
  SceneId: string("Id of the scene."),
  DisplayName: string("Its name for people."),
  Description: string("What it is about."),
});

export default action({
  name: "DescribeScenes",
  category: "Scene",
  summary: "Lists what the images of a region are meant for.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    SceneIds: listOf(sceneId("Id of a scene.", "InvalidParameterValue.InvalidSceneIdMalformed"), "Only these scenes.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    ...plainPaging,
  },

  output: {
    SceneSet: listOf(Scene, "The scenes of this page."),
    TotalCount: int("How many match, on all pages."),
  },

  raises: [
    "AuthFailure",
    "InternalError",
    "InvalidParameterValue",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InvalidSceneIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "MissingParameter",
  ],

  async run({ input, language }) {
    const { total, scenes } = scenesOf(input, language);
    return { SceneSet: scenes, TotalCount: total };
  },
});

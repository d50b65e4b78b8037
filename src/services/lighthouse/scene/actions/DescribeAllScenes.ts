import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { plainPaging, sceneId } from "../../wire/parameters.ts";
import { scenesOf } from "../scenesOf.ts";

const SceneInfo = objectType("SceneInfo", {
  SceneId: string("Id of the scene."),
  DisplayName: string("Display name."),
  Description: string("What it is about."),
});

export default action({
  name: "DescribeAllScenes",
  category: "Scene",
  summary: "Lists the use scenes of the images in all regions.",
  rateLimit: 20,
  regions: "global",

  input: {
    SceneIds: listOf(sceneId("Id of a scene.", "InvalidParameterValue"), "Restricts the list to these scenes.")
      .items(0, 100)
      .optional(),
    ...plainPaging,
  },

  output: {
    SceneInfoSet: listOf(SceneInfo, "Scenes on this page."),
    TotalCount: int("Number of matches across all pages."),
  },

  raises: [],
  alsoPublished: ["FailedOperation", "InternalError"],

  async run({ input, language }) {
    const { total, scenes } = scenesOf(input, language);
    return { SceneInfoSet: scenes, TotalCount: total };
  },
});

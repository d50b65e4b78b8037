import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { plainPaging, sceneId } from "../../wire/parameters.ts";
import { scenesOf } from "../scenesOf.ts";

const SceneInfo = objectType("SceneInfo", {
  SceneId: string("Id of the scene."),
  DisplayName: string("Its name for people."),
  Description: string("What it is about."),
});

export default action({
  name: "DescribeAllScenes",
  category: "Scene",
  summary: "Lists what the images of all regions are meant for.",
  rateLimit: 20,
  regions: "global",

  input: {
    SceneIds: listOf(sceneId("Id of a scene.", "InvalidParameterValue"), "Only these scenes.").items(0, 100).optional(),
    ...plainPaging,
  },

  output: {
    SceneInfoSet: listOf(SceneInfo, "The scenes of this page."),
    TotalCount: int("How many match, on all pages."),
  },

  raises: ["FailedOperation", "InternalError"],

  async run({ input, language }) {
    const { total, scenes } = scenesOf(input, language);
    return { SceneInfoSet: scenes, TotalCount: total };
  },
});

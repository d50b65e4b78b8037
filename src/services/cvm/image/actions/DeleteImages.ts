import { bool, listOf } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { imageId } from "../../wire/parameters.ts";
import { publicImages } from "../catalogue.ts";
import { imageAllows, stateOf } from "../states.ts";

export default action({
  name: "DeleteImages",
  category: "Image",
  summary: "Deletes custom images. If one cannot be deleted, none is.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["image/$ImageIds"],

  input: {
    ImageIds: listOf(imageId("Id of an image."), "The images to delete.").items(
      1,
      100,
      "InvalidParameterValue.LimitExceeded",
    ),
    DeleteBindedSnap: bool(
      "Whether to delete the snapshots too. Here a snapshot exists only within its image.",
    ).default(false),
    DryRun: bool("Whether to validate the request without deleting the images.").default(false),
  },

  output: {},

  raises: [
    "InvalidImageId.InShared",
    "InvalidImageId.IncorrectState",
    "InvalidImageId.Malformed",
    "InvalidImageId.NotFound",
    "InvalidParameterValue.InvalidImageId",
    "InvalidParameterValue.InvalidImageIdIsShared",
    "InvalidParameterValue.LimitExceeded",
  ],
  alsoPublished: ["InvalidParameterValue.InvalidAppIdFormat", "MutexOperation.TaskRunning"],

  async run({ input, images, clock, fail }) {
    const ids = [...new Set(input.ImageIds)];
    for (const id of ids) {
      const details = { parameter: "ImageIds", value: id };
      if (publicImages.some((image) => image.id === id)) fail("InvalidParameterValue.InvalidImageId", details);
      const image = await images.find(id);
      if (!image) {
        if (await images.findReceived(id)) fail("InvalidParameterValue.InvalidImageIdIsShared", details);
        return fail("InvalidImageId.NotFound", details);
      }
      const state = stateOf(image, clock);
      if (!imageAllows("DeleteImages", state)) fail("InvalidImageId.IncorrectState", { ...details, state });
      if ((await images.shares(id)).length > 0) fail("InvalidImageId.InShared", details);
    }
    if (!input.DryRun) await images.remove(ids);
    return {};
  },
});

import { bool } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { imageDescription, imageFamily, imageId, imageName } from "../../wire/parameters.ts";
import { imageAllows, stateOf } from "../states.ts";

export default action({
  name: "ModifyImageAttribute",
  category: "Image",
  summary: "Changes the name, description, family or deprecation of a custom image.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["image/$ImageId"],

  input: {
    ImageId: imageId("The image."),
    ImageName: imageName("New name of the image, unique in the region.", "InvalidParameterValue.TooLarge").optional(),
    ImageDescription: imageDescription("New description of the image.").optional(),
    ImageFamily: imageFamily("New family of the image. Empty removes the image from its family.").optional(),
    ImageDeprecated: bool("Whether the image is deprecated.").optional(),
  },

  output: {},

  raises: [
    "InvalidImageId.IncorrectState",
    "InvalidImageId.Malformed",
    "InvalidImageId.NotFound",
    "InvalidImageName.Duplicate",
    "InvalidParameterValue.InvalidImageFamily",
    "InvalidParameterValue.TooLarge",
    "UnsupportedOperation.SharedImageModifyUnsupported",
  ],
  alsoPublished: ["InvalidParameterValue.InvalidAppIdFormat", "UnauthorizedOperation.InvalidToken"],

  async run({ input, images, clock, fail }) {
    const { ImageId, ImageName, ImageDescription, ImageFamily, ImageDeprecated } = input;
    const details = { parameter: "ImageId", value: ImageId };
    const image = await images.find(ImageId);
    if (!image) {
      if (await images.findReceived(ImageId)) fail("UnsupportedOperation.SharedImageModifyUnsupported", details);
      return fail("InvalidImageId.NotFound", details);
    }
    const state = stateOf(image, clock);
    if (!imageAllows("ModifyImageAttribute", state)) fail("InvalidImageId.IncorrectState", { ...details, state });
    // Clients also send an unchanged name, so an image may keep its name.
    if (ImageName !== undefined && (await images.hasName(ImageName, ImageId))) {
      fail("InvalidImageName.Duplicate", { parameter: "ImageName", value: ImageName });
    }
    await images.change(ImageId, {
      ...(ImageName !== undefined && { name: ImageName }),
      ...(ImageDescription !== undefined && { about: ImageDescription }),
      ...(ImageFamily !== undefined && { family: ImageFamily }),
      ...(ImageDeprecated !== undefined && { deprecated: ImageDeprecated ? 1 : 0 }),
    });
    return {};
  },
});

import { bool } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { imageDescription, imageFamily, imageId, imageName } from "../../wire/parameters.ts";
import { imageAllows, stateOf } from "../states.ts";

export default action({
  name: "ModifyImageAttribute",
  category: "Image",
  summary: "Changes the name, description, family or deprecation of one of the account's own images.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["image/$ImageId"],

  input: {
    ImageId: imageId("The image."),
    ImageName: imageName(
      "Its new name, unlike that of any other image of the region.",
      "InvalidParameterValue.TooLarge",
    ).optional(),
    ImageDescription: imageDescription("What the image is for from now on.").optional(),
    ImageFamily: imageFamily("The family that it joins; empty to leave it without one.").optional(),
    ImageDeprecated: bool("Whether the owner advises against it.").optional(),
  },

  output: {},

  raises: [
    "InvalidImageId.IncorrectState",
    "InvalidImageId.Malformed",
    "InvalidImageId.NotFound",
    "InvalidImageName.Duplicate",
    "InvalidParameterValue.InvalidAppIdFormat",
    "InvalidParameterValue.InvalidImageFamily",
    "InvalidParameterValue.TooLarge",
    "UnauthorizedOperation.InvalidToken",
    "UnsupportedOperation.SharedImageModifyUnsupported",
  ],

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
    // Clients send the unchanged name along, so an image may keep its own.
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

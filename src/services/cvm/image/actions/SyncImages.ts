import { uinOf } from "#identity/principal.ts";
import { bool, listOf, objectType, string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { imageId, imageName, imageQuota } from "../../wire/parameters.ts";
import { publicImages } from "../catalogue.ts";
import { newImage } from "../newImage.ts";
import { snapshotsOf } from "../objects/Image.ts";
import { imageAllows, stateOf } from "../states.ts";

const SyncImage = objectType("SyncImage", {
  ImageId: string("Id of the copy."),
  Region: string("The region that it is in."),
});

export default action({
  name: "SyncImages",
  category: "Image",
  summary: "Copies an own image to other regions, or makes an own image of one that was shared with the account.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["image/$ImageIds"],

  input: {
    ImageIds: listOf(imageId("Id of the image."), "The image; one for each call.").items(
      1,
      1,
      "InvalidParameterValue.LimitExceeded",
    ),
    DestinationRegions: listOf(
      string("A region."),
      "Where copies go: other regions for an own image, this one for a received image.",
    ).items(1, cvmRegions.length, "InvalidParameterValue.LimitExceeded"),
    DryRun: bool("Only check whether it could be copied.").default(false),
    ImageName: imageName(
      "Name of the copies; by default the source's.",
      "InvalidParameterValue.InvalidImageId",
    ).optional(),
    ImageSetRequired: bool("Whether the answer tells the copies' ids.").default(false),
    Encrypt: bool("Whether the copy is to be encrypted, which is not offered here.").default(false),
    KmsKeyId: string("The key for an encrypted copy.").optional(),
  },

  output: { ImageSet: listOf(SyncImage, "The copies; empty unless they were asked for.") },

  raises: [
    "FailedOperation.InvalidImageState",
    "ImageQuotaLimitExceeded",
    "InvalidImageId.IncorrectState",
    "InvalidImageId.Malformed",
    "InvalidImageId.NotFound",
    "InvalidImageId.TooLarge",
    "InvalidImageName.Duplicate",
    "InvalidParameter.InstanceImageNotSupport",
    "InvalidParameter.InvalidKmsKeyId",
    "InvalidParameterValue.InvalidImageId",
    "InvalidParameterValue.InvalidImageState",
    "InvalidParameterValue.InvalidRegion",
    "InvalidParameterValue.LimitExceeded",
    "InvalidRegion.NotFound",
    "InvalidRegion.Unavailable",
    "UnsupportedOperation.EncryptedImagesNotSupported",
    "UnsupportedOperation.LocationImageNotSupported",
    "UnsupportedOperation.Region",
    "UnsupportedOperation.SyncEncryptImageNotSupport",
  ],

  async run({ input, images, imagesIn, caller, region, random, now, pace, clock, fail }) {
    const id = input.ImageIds[0] ?? "";
    const details = { parameter: "ImageIds", value: id };
    if (publicImages.some((image) => image.id === id)) fail("InvalidParameterValue.InvalidImageId", details);
    if (input.Encrypt) fail("UnsupportedOperation.EncryptedImagesNotSupported", { parameter: "Encrypt" });
    const own = await images.find(id);
    const source = own ?? (await images.findReceived(id));
    if (!source) return fail("InvalidImageId.NotFound", details);
    const state = stateOf(source, clock);
    if (!imageAllows("SyncImages", state)) fail("InvalidImageId.IncorrectState", { ...details, state });
    const snapshots = snapshotsOf(source);
    if (own && snapshots.some((snapshot) => snapshot.usage === "DATA_DISK")) {
      fail("InvalidParameter.InstanceImageNotSupport", details);
    }
    const name = input.ImageName ?? source.name;
    const destinations = [...new Set(input.DestinationRegions)];
    for (const [index, destination] of destinations.entries()) {
      const where = { parameter: `DestinationRegions.${index}`, value: destination };
      if (!cvmRegions.includes(destination)) fail("InvalidRegion.NotFound", where);
      if (own && destination === region) {
        fail("InvalidParameterValue.InvalidRegion", { ...where, must: { en: "the image is already there" } });
      }
      if (!own && destination !== region) {
        fail("InvalidParameterValue.InvalidRegion", {
          ...where,
          must: { en: "a received image is copied within its region" },
        });
      }
      if (await imagesIn(destination).hasName(name)) fail("InvalidImageName.Duplicate", { ...where, value: name });
      if ((await imagesIn(destination).count()) >= imageQuota) fail("ImageQuotaLimitExceeded", { limit: imageQuota });
    }
    if (input.DryRun) return { ImageSet: [] };
    const { about, os, platform, architecture, license, family } = source;
    const given = { name, about, os, platform, architecture, license, family, source: source.source, tags: "[]" };
    const copies = destinations.map((destination) => ({
      destination,
      image: newImage(
        "SyncImages",
        { ...given, creator: uinOf(caller), cloudInit: source.cloud_init === 1, disks: snapshots },
        { random, now, pace },
      ),
    }));
    for (const { destination, image } of copies) await imagesIn(destination).add(image);
    const set = copies.map(({ destination, image }) => ({ ImageId: image.id, Region: destination }));
    return { ImageSet: input.ImageSetRequired ? set : [] };
  },
});

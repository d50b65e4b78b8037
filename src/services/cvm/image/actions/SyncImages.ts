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
  Region: string("Region of the copy."),
});

export default action({
  name: "SyncImages",
  category: "Image",
  summary: "Copies a custom image to other regions, or a shared image to a custom image.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["image/$ImageIds"],

  input: {
    ImageIds: listOf(imageId("Id of the image."), "Id of the image. Exactly one per call.").items(
      1,
      1,
      "InvalidParameterValue.LimitExceeded",
    ),
    DestinationRegions: listOf(
      string("A region."),
      "Target regions: other regions for a custom image, the current region for a shared image.",
    ).items(1, cvmRegions.length, "InvalidParameterValue.LimitExceeded"),
    DryRun: bool("Whether to validate the request without copying the image.").default(false),
    ImageName: imageName(
      "Name of the copies. Defaults to the name of the source.",
      "InvalidParameterValue.InvalidImageId",
    ).optional(),
    ImageSetRequired: bool("Whether the response contains the ids of the copies.").default(false),
    Encrypt: bool("Whether to encrypt the copies. Not supported here.").default(false),
    KmsKeyId: string("Key for encrypted copies.").optional(),
  },

  output: { ImageSet: listOf(SyncImage, "The copies. Empty unless requested.") },

  raises: [
    "ImageQuotaLimitExceeded",
    "InvalidImageId.IncorrectState",
    "InvalidImageId.Malformed",
    "InvalidImageId.NotFound",
    "InvalidImageName.Duplicate",
    "InvalidParameter.InstanceImageNotSupport",
    "InvalidParameterValue.InvalidImageId",
    "InvalidParameterValue.InvalidRegion",
    "InvalidParameterValue.LimitExceeded",
    "InvalidRegion.NotFound",
    "UnsupportedOperation.EncryptedImagesNotSupported",
  ],
  alsoPublished: [
    "FailedOperation.InvalidImageState",
    "InvalidImageId.TooLarge",
    "InvalidParameter.InvalidKmsKeyId",
    "InvalidParameterValue.InvalidImageState",
    "InvalidRegion.Unavailable",
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

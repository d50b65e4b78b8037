import { uinOf } from "#identity/principal.ts";
import { bool, listOf, objectType, string } from "#kernel/fields.ts";
import { urlViolation } from "#services/publicUrls.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { specifiedTags } from "../../wire/objects/Tag.ts";
import { imageDescription, imageFamily, imageName, imageQuota, tagSpecification } from "../../wire/parameters.ts";
import { importableSystem, importFormat, systemOf } from "../importableSystems.ts";
import { newImage } from "../newImage.ts";

const ImportImageDataDisk = objectType("ImportImageDataDisk", {
  ImageUrl: string("URL of the file of a data disk."),
});

export default action({
  name: "ImportImage",
  category: "Image",
  summary: "Imports an image from a file at a URL.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["image/*"],

  input: {
    Architecture: string("Processor architecture of the system.").oneOf(["x86_64", "i386", "arm_64"]),
    OsType: string("Family of the system, such as CentOS or Windows."),
    OsVersion: string("Version of the system. `-` if the family has no versions."),
    ImageUrl: string("URL of the file in RAW, VHD, QCOW2 or VMDK format."),
    ImageName: imageName("Name of the new image, unique in the region.", "InvalidParameterValue.TooLarge"),
    ImageDescription: imageDescription("Description of the image.").default(""),
    DryRun: bool("Whether to validate the request without importing the image.").default(false),
    Force: bool("Whether to import without checking the format and without cloud-init.").default(false),
    TagSpecification: tagSpecification(),
    LicenseType: string("Type of the licence that activates the system.")
      .oneOf(["TencentCloud", "BYOL"], "InvalidParameterValue.InvalidLicenseType")
      .default("TencentCloud"),
    BootMode: string("Boot mode of the system.")
      .oneOf(["Legacy BIOS", "UEFI"], "InvalidParameterValue.InvalidBootMode")
      .default("Legacy BIOS"),
    ImageFamily: imageFamily("Family of the image.").default(""),
    ImportImageDataDiskList: listOf(
      ImportImageDataDisk,
      "Files of data disks. They make it a whole-machine image.",
    ).optional(),
  },

  output: { ImageId: string("Id of the new image. Its state is IMPORTING. Empty after a dry run.") },

  raises: [
    "ImageQuotaLimitExceeded",
    "InvalidImageName.Duplicate",
    "InvalidImageOsType.Unsupported",
    "InvalidImageOsVersion.Unsupported",
    "InvalidParameter.InvalidParameterUrlError",
    "InvalidParameterValue.ISOMustImportByForce",
    "InvalidParameterValue.InvalidBootMode",
    "InvalidParameterValue.InvalidImageFamily",
    "InvalidParameterValue.InvalidLicenseType",
    "InvalidParameterValue.TooLarge",
  ],
  alsoPublished: [
    "InvalidParameterValue.InvalidAppIdFormat",
    "InvalidParameterValue.TagKeyNotFound",
    "OperationDenied.InnerUserProhibitAction",
    "RegionAbilityLimit.UnsupportedToImportImage",
  ],

  async run({ input, images, tags, caller, allowPrivateUrls, random, now, pace, fail }) {
    const { OsType, OsVersion, ImageUrl, ImageName, Force } = input;
    const dataDisks = input.ImportImageDataDiskList ?? [];
    if (importableSystem(OsType) === undefined) {
      fail("InvalidImageOsType.Unsupported", { parameter: "OsType", value: OsType });
    }
    if (!importableSystem(OsType)?.includes(OsVersion)) {
      fail("InvalidImageOsVersion.Unsupported", { parameter: "OsVersion", value: OsVersion });
    }
    const formats = [ImageUrl, ...dataDisks.map((disk) => disk.ImageUrl)].map((url, index) => {
      const parameter = index === 0 ? "ImageUrl" : `ImportImageDataDiskList.${index - 1}.ImageUrl`;
      const must = urlViolation(url, allowPrivateUrls);
      if (must) fail("InvalidParameter.InvalidParameterUrlError", { parameter, value: url, must });
      return importFormat(new URL(url));
    });
    if (formats.includes("iso") && !Force) fail("InvalidParameterValue.ISOMustImportByForce");
    if (await images.hasName(ImageName))
      fail("InvalidImageName.Duplicate", { parameter: "ImageName", value: ImageName });
    if ((await images.count()) >= imageQuota) fail("ImageQuotaLimitExceeded", { limit: imageQuota });
    if (input.DryRun) return { ImageId: "" };
    const given = {
      ...systemOf(OsType, OsVersion, input.Architecture),
      name: ImageName,
      about: input.ImageDescription,
      source: "EXTERNAL_IMPORT" as const,
      license: input.LicenseType,
      family: input.ImageFamily,
      tags: await tags.onNew(specifiedTags(input.TagSpecification)),
      creator: uinOf(caller),
      cloudInit: !Force,
      disks: formats.map((_, index) => ({
        usage: index === 0 ? ("SYSTEM_DISK" as const) : ("DATA_DISK" as const),
        size: 50,
      })),
    };
    // The format is only detected when the file is read, so a wrong format fails the import and not the call.
    const operation = Force || !formats.includes("other") ? "ImportImage" : "FailingImport";
    const image = newImage(operation, given, { random, now, pace });
    await images.add(image);
    return { ImageId: image.id };
  },
});

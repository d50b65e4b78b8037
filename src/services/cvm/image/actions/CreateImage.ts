import { uinOf } from "#identity/principal.ts";
import { bool, listOf, string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { specifiedTags } from "../../wire/objects/Tag.ts";
import {
  imageDescription,
  imageFamily,
  imageName,
  imageQuota,
  tagSpecification,
  trueOrFalse,
} from "../../wire/parameters.ts";
import { newImage } from "../newImage.ts";
import { originOfInstance, originOfSnapshots } from "../origins.ts";

export default action({
  name: "CreateImage",
  category: "Image",
  summary: "Creates an image from the disks of an instance or from snapshots.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["instance/$InstanceId", "image/*"],

  input: {
    ImageName: imageName("Name of the new image, unique in the region.", "InvalidParameterValue.TooLarge"),
    InstanceId: string("Id of the source instance. Excludes SnapshotIds.").optional(),
    ImageDescription: imageDescription("Description of the image.").default(""),
    ForcePoweroff: trueOrFalse(
      "Whether to stop the instance first. An image of a running instance may lack unwritten data.",
    ).default("false"),
    Sysprep: trueOrFalse("Whether to run Sysprep first. Has an effect on Windows only.").default("false"),
    DataDiskIds: listOf(
      string("Id of a data disk."),
      "Data disks to include. They make it a whole-machine image.",
    ).optional(),
    SnapshotIds: listOf(
      string("Id of a snapshot."),
      "Source snapshots. Exactly one must be of a system disk.",
    ).optional(),
    DryRun: bool("Whether to validate the request without executing it.").default(false),
    TagSpecification: tagSpecification(),
    ImageFamily: imageFamily("Family of the image.").default(""),
  },

  exclusive: [["InstanceId", "SnapshotIds", "InvalidParameterConflict"]],

  output: { ImageId: string("Id of the new image. Its state is CREATING.").nullable() },

  raises: [
    "ImageQuotaLimitExceeded",
    "InvalidImageName.Duplicate",
    "InvalidInstanceId.NotFound",
    "InvalidParameter.DataDiskIdContainsRootDisk",
    "InvalidParameter.DataDiskNotBelongSpecifiedInstance",
    "InvalidParameter.DuplicateSystemSnapshots",
    "InvalidParameter.InvalidDependence",
    "InvalidParameter.LocalDataDiskNotSupport",
    "InvalidParameter.SnapshotNotFound",
    "InvalidParameter.SpecifyOneParameter",
    "InvalidParameter.SwapDiskNotSupport",
    "InvalidParameter.SystemSnapshotNotFound",
    "InvalidParameterConflict",
    "InvalidParameterValue.InvalidImageFamily",
    "InvalidParameterValue.TooLarge",
    "OperationDenied.InstanceOperationInProgress",
    "UnsupportedOperation.InstanceStateEnterRescueMode",
    "UnsupportedOperation.InstanceStateEnterServiceLiveMigrate",
    "UnsupportedOperation.InstanceStateExitRescueMode",
    "UnsupportedOperation.InstanceStateFreezing",
    "UnsupportedOperation.InstanceStateRebooting",
    "UnsupportedOperation.InstanceStateRescueMode",
    "UnsupportedOperation.InstanceStateServiceLiveMigrate",
    "UnsupportedOperation.InstanceStateStarting",
    "UnsupportedOperation.InstanceStateStopping",
    "UnsupportedOperation.InstanceStateTerminating",
    "UnsupportedOperation.StoppedModeStopCharging",
  ],
  alsoPublished: [
    "InvalidAccount.InsufficientBalance",
    "InvalidInstance.NotSupported",
    "InvalidParameter.InstanceImageNotSupport",
    "InvalidParameter.ValueTooLarge",
    "InvalidParameterValue.InvalidAppIdFormat",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.PreheatNotSupportedInstanceType",
    "InvalidParameterValue.PreheatNotSupportedZone",
    "InvalidParameterValue.PreheatUnavailableZones",
    "InvalidParameterValue.TagKeyNotFound",
    "InvalidParameterValue.TagQuotaLimitExceeded",
    "InvalidZone.MismatchRegion",
    "LimitExceeded.PreheatImageSnapshotOutOfQuota",
    "MutexOperation.TaskRunning",
    "ResourceInUse",
    "ResourceInUse.DiskRollbacking",
    "ResourceInsufficient.CloudDiskUnavailable",
    "ResourceUnavailable.SnapshotCreating",
    "UnsupportedOperation.EncryptedImagesNotSupported",
    "UnsupportedOperation.InstanceReinstallFailed",
    "UnsupportedOperation.InvalidDiskFastRollback",
    "UnsupportedOperation.NotSupportInstanceImage",
    "UnsupportedOperation.PreheatImage",
    "UnsupportedOperation.SpecialInstanceType",
  ],

  async run({ input, images, instances, tags, caller, random, now, pace, fail }) {
    const { InstanceId, SnapshotIds, DataDiskIds = [], ImageName } = input;
    if (InstanceId === undefined && DataDiskIds.length > 0) {
      fail("InvalidParameter.InvalidDependence", { parameter: "DataDiskIds" });
    }
    if (await images.hasName(ImageName))
      fail("InvalidImageName.Duplicate", { parameter: "ImageName", value: ImageName });
    if ((await images.count()) >= imageQuota) fail("ImageQuotaLimitExceeded", { limit: imageQuota });
    let origin: Awaited<ReturnType<typeof originOfSnapshots>>;
    if (InstanceId !== undefined) {
      const instance = await instances.find(InstanceId);
      if (!instance) return fail("InvalidInstanceId.NotFound", { parameter: "InstanceId", value: InstanceId });
      origin = originOfInstance(instance, DataDiskIds, fail);
    } else if (SnapshotIds?.length) origin = await originOfSnapshots(images, SnapshotIds, fail);
    else return fail("InvalidParameter.SpecifyOneParameter");
    if (input.DryRun) return { ImageId: null };
    const given = {
      ...origin,
      name: ImageName,
      about: input.ImageDescription,
      source: "CREATE_IMAGE" as const,
      license: "TencentCloud",
      family: input.ImageFamily,
      tags: await tags.onNew(specifiedTags(input.TagSpecification)),
      creator: uinOf(caller),
    };
    const image = newImage("CreateImage", given, { random, now, pace });
    await images.add(image);
    return { ImageId: image.id };
  },
});

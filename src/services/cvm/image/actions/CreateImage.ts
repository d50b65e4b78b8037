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
  summary: "Makes an image of an instance's disks, or of snapshots of them.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["instance/$InstanceId", "image/*"],

  input: {
    ImageName: imageName(
      "Name of the new image, unlike that of any other image of the region.",
      "InvalidParameterValue.TooLarge",
    ),
    InstanceId: string("The instance of which the image is made; not together with SnapshotIds.").optional(),
    ImageDescription: imageDescription("What the image is for.").default(""),
    ForcePoweroff: trueOrFalse(
      "Whether to switch the instance off for it. While it runs, data in flight may be missed.",
    ).default("false"),
    Sysprep: trueOrFalse("Whether to run Sysprep first; Windows only, elsewhere without effect.").default("false"),
    DataDiskIds: listOf(
      string("Id of a data disk."),
      "Data disks to take along, which makes it a whole-machine image.",
    ).optional(),
    SnapshotIds: listOf(
      string("Id of a snapshot."),
      "Snapshots to make the image of, one of them of a system disk.",
    ).optional(),
    DryRun: bool("Only check whether it could be made.").default(false),
    TagSpecification: tagSpecification(),
    ImageFamily: imageFamily("The family that the image joins.").default(""),
  },

  exclusive: [["InstanceId", "SnapshotIds", "InvalidParameterConflict"]],

  output: { ImageId: string("Id of the image, which exists from now on in state CREATING.").nullable() },

  raises: [
    "ImageQuotaLimitExceeded",
    "InvalidAccount.InsufficientBalance",
    "InvalidImageName.Duplicate",
    "InvalidInstance.NotSupported",
    "InvalidInstanceId.NotFound",
    "InvalidParameter.DataDiskIdContainsRootDisk",
    "InvalidParameter.DataDiskNotBelongSpecifiedInstance",
    "InvalidParameter.DuplicateSystemSnapshots",
    "InvalidParameter.InstanceImageNotSupport",
    "InvalidParameter.InvalidDependence",
    "InvalidParameter.LocalDataDiskNotSupport",
    "InvalidParameter.SnapshotNotFound",
    "InvalidParameter.SpecifyOneParameter",
    "InvalidParameter.SwapDiskNotSupport",
    "InvalidParameter.SystemSnapshotNotFound",
    "InvalidParameter.ValueTooLarge",
    "InvalidParameterConflict",
    "InvalidParameterValue.InvalidAppIdFormat",
    "InvalidParameterValue.InvalidImageFamily",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.PreheatNotSupportedInstanceType",
    "InvalidParameterValue.PreheatNotSupportedZone",
    "InvalidParameterValue.PreheatUnavailableZones",
    "InvalidParameterValue.TagKeyNotFound",
    "InvalidParameterValue.TagQuotaLimitExceeded",
    "InvalidParameterValue.TooLarge",
    "InvalidZone.MismatchRegion",
    "LimitExceeded.PreheatImageSnapshotOutOfQuota",
    "MutexOperation.TaskRunning",
    "OperationDenied.InstanceOperationInProgress",
    "ResourceInUse",
    "ResourceInUse.DiskRollbacking",
    "ResourceInsufficient.CloudDiskUnavailable",
    "ResourceUnavailable.SnapshotCreating",
    "UnsupportedOperation.EncryptedImagesNotSupported",
    "UnsupportedOperation.InstanceReinstallFailed",
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
    "UnsupportedOperation.InvalidDiskFastRollback",
    "UnsupportedOperation.NotSupportInstanceImage",
    "UnsupportedOperation.PreheatImage",
    "UnsupportedOperation.SpecialInstanceType",
    "UnsupportedOperation.StoppedModeStopCharging",
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

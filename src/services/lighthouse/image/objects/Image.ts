import type { CvmImage } from "#imagesource/port.ts";
import { bool, int, objectType, string } from "#kernel/fields.ts";

export const Image = objectType("Image", {
  ImageId: string("Id of the CVM image."),
  ImageName: string("What its owner calls it."),
  ImageDescription: string("What its owner says about it."),
  ImageSize: int("Size in GB."),
  ImageSource: string("CREATE_IMAGE: taken of an instance; EXTERNAL_IMPORT: brought in from outside."),
  ImageClass: string("SystemImage: a system disk; InstanceImage: a whole machine with its data disks."),
  ImageState: string(
    "NORMAL, or what it is undergoing: CREATING, IMPORTING, SYNCING, USING, CREATEFAILED, IMPORTFAILED.",
  ),
  IsSupportCloudinit: bool("Whether cloud-init is installed on it."),
  Architecture: string("Of the processor that it needs."),
  OsName: string("The system on it, with its version."),
  Platform: string("Family of the system."),
  CreatedTime: string("When it was made, in UTC."),
  IsShareable: bool("Whether it can be shared to Lighthouse now."),
  UnshareableReason: string("Why it cannot be shared; empty where it can."),
});

/** `reason` tells why the image cannot be shared; it is empty where it can be. */
export function toImage(image: CvmImage, reason: string): typeof Image.value {
  return {
    ImageId: image.id,
    ImageName: image.name,
    ImageDescription: image.about,
    ImageSize: image.size,
    ImageSource: image.source,
    ImageClass: image.wholeMachine ? "InstanceImage" : "SystemImage",
    ImageState: image.state,
    IsSupportCloudinit: image.cloudInit,
    Architecture: image.architecture,
    OsName: image.os,
    Platform: image.platform,
    CreatedTime: image.created,
    IsShareable: reason === "",
    UnshareableReason: reason,
  };
}

import type { CvmImage } from "#imagesource/port.ts";
import { bool, int, objectType, string } from "#kernel/fields.ts";

export const Image = objectType("Image", {
  ImageId: string("Id of the CVM image."),
  ImageName: string("Name of the image."),
  ImageDescription: string("Description of the image."),
  ImageSize: int("Size of the image, in GB."),
  ImageSource: string("Origin. CREATE_IMAGE: created from an instance. EXTERNAL_IMPORT: imported."),
  ImageClass: string(
    "Content. SystemImage: the system disk only. InstanceImage: a full machine, including data disks.",
  ),
  ImageState: string(
    "State: NORMAL, CREATING, IMPORTING, SYNCING, USING, CREATEFAILED or IMPORTFAILED. Only NORMAL can be shared.",
  ),
  IsSupportCloudinit: bool("Whether the image supports cloud-init, which sharing requires."),
  Architecture: string("CPU architecture."),
  OsName: string("Operating system with its version."),
  Platform: string("Operating system family."),
  CreatedTime: string("Creation time, in UTC."),
  IsShareable: bool("Whether the image can currently be shared to Lighthouse."),
  UnshareableReason: string("Reason why the image cannot be shared. Empty if IsShareable is true."),
});

/** `reason` is the text of UnshareableReason: empty if the image can be shared. */
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

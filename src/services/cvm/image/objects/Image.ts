import type { Language } from "#kernel/errors.ts";
import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { tagsIn } from "#services/tags.ts";
import { Tag } from "../../wire/objects/Tag.ts";
import { type PublicImage, systemName } from "../catalogue.ts";
import type { ImageRow } from "../rows.ts";
import { type ClockReader, stateOf, syncPercent } from "../states.ts";

export const Snapshot = objectType("Snapshot", {
  SnapshotId: string("Id of the snapshot."),
  DiskUsage: string("Type of the disk: SYSTEM_DISK or DATA_DISK."),
  DiskSize: int("Size of the disk in GiB."),
});

export const Image = objectType("Image", {
  ImageId: string("Id of the image, `img-` and eight characters."),
  OsName: string("Operating system with its version."),
  ImageType: string(
    "PRIVATE_IMAGE: owned by the account; SHARED_IMAGE: shared by another account; PUBLIC_IMAGE: provided by the platform.",
  ),
  CreatedTime: string("Creation time, in UTC."),
  ImageName: string("Name."),
  ImageDescription: string("Description."),
  ImageSize: int("Size in GiB."),
  Architecture: string("Processor architecture: x86_64, arm or i386."),
  ImageState: string(
    "CREATING, IMPORTING or SYNCING at first; then NORMAL, CREATEFAILED or IMPORTFAILED; USING while an operation reads the image.",
  ),
  Platform: string("Family of the system, such as CentOS or Windows."),
  ImageCreator: string("Uin of the creator. `tencent` for public images."),
  ImageSource: string(
    "OFFICIAL: provided by the platform; CREATE_IMAGE: created from an instance; EXTERNAL_IMPORT: imported.",
  ),
  SyncPercent: int("Progress of a copy from another region, in percent.").nullable(),
  IsSupportCloudinit: bool("Whether cloud-init is installed."),
  SnapshotSet: listOf(Snapshot, "Snapshots of the image."),
  Tags: listOf(Tag, "Tags."),
  LicenseType: string("TencentCloud, or BYOL if the owner provides the licence."),
  ImageFamily: string("Family of the image."),
  ImageDeprecated: bool("Whether the image is deprecated."),
  CdcCacheStatus: string("Cache progress in dedicated clusters: always empty."),
});

/** A snapshot as stored in an image row. */
export interface SnapshotRow {
  readonly id: string;
  readonly usage: "SYSTEM_DISK" | "DATA_DISK";
  readonly size: number;
}

/** The snapshots of a row. Only this server writes the column, so its form is known. */
export const snapshotsOf = (row: Pick<ImageRow, "snapshots">): readonly SnapshotRow[] => JSON.parse(row.snapshots);

export function toImage(row: ImageRow, type: "PRIVATE_IMAGE" | "SHARED_IMAGE", watch: ClockReader): typeof Image.value {
  return {
    ImageId: row.id,
    OsName: row.os,
    ImageType: type,
    CreatedTime: isoTime(row.created),
    ImageName: row.name,
    ImageDescription: row.about,
    ImageSize: row.size,
    Architecture: row.architecture,
    ImageState: stateOf(row, watch),
    Platform: row.platform,
    ImageCreator: row.creator,
    ImageSource: row.source,
    SyncPercent: syncPercent(row, watch),
    IsSupportCloudinit: row.cloud_init === 1,
    SnapshotSet: snapshotsOf(row).map(({ id, usage, size }) => ({ SnapshotId: id, DiskUsage: usage, DiskSize: size })),
    // Tags belong to the owner, so a receiver does not see them.
    Tags: type === "PRIVATE_IMAGE" ? tagsIn(row).map(({ key, value }) => ({ Key: key, Value: value })) : [],
    LicenseType: row.license,
    ImageFamily: row.family,
    ImageDeprecated: row.deprecated === 1,
    CdcCacheStatus: "",
  };
}

export function publicToImage(image: PublicImage, language: Language): typeof Image.value {
  const name = systemName(image, language);
  return {
    ImageId: image.id,
    OsName: name,
    ImageType: "PUBLIC_IMAGE",
    CreatedTime: "2020-09-22T00:00:00Z",
    ImageName: name,
    ImageDescription: name,
    ImageSize: image.size,
    Architecture: image.architecture,
    ImageState: "NORMAL",
    Platform: image.platform,
    ImageCreator: "tencent",
    ImageSource: "OFFICIAL",
    SyncPercent: null,
    IsSupportCloudinit: true,
    SnapshotSet: [],
    Tags: [],
    LicenseType: "TencentCloud",
    ImageFamily: "",
    ImageDeprecated: false,
    CdcCacheStatus: "",
  };
}

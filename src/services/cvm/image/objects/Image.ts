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
  DiskUsage: string("What the disk was for: SYSTEM_DISK or DATA_DISK."),
  DiskSize: int("Size of the disk in GiB."),
});

export const Image = objectType("Image", {
  ImageId: string("Id of the image, `img-` and eight characters."),
  OsName: string("The system on it, with its version."),
  ImageType: string("PRIVATE_IMAGE: the account's own; SHARED_IMAGE: another account's; PUBLIC_IMAGE: the platform's."),
  CreatedTime: string("When it was made, in UTC."),
  ImageName: string("What its owner calls it."),
  ImageDescription: string("What its owner says about it."),
  ImageSize: int("Size in GiB."),
  Architecture: string("Of the processor that it needs: x86_64, arm or i386."),
  ImageState: string(
    "CREATING, IMPORTING or SYNCING, later NORMAL, CREATEFAILED or IMPORTFAILED; USING while it is read.",
  ),
  Platform: string("Family of the system, such as CentOS or Windows."),
  ImageCreator: string("Uin of whoever made it; `tencent` for the platform's images."),
  ImageSource: string("OFFICIAL: the platform's; CREATE_IMAGE: taken of an instance; EXTERNAL_IMPORT: brought in."),
  SyncPercent: int("How far a copy from another region has come.").nullable(),
  IsSupportCloudinit: bool("Whether cloud-init is installed on it."),
  SnapshotSet: listOf(Snapshot, "The snapshots that it consists of."),
  Tags: listOf(Tag, "Its tags."),
  LicenseType: string("TencentCloud, or BYOL where the owner brings a licence."),
  ImageFamily: string("The family whose newest member it may be."),
  ImageDeprecated: bool("Whether its owner advises against it."),
  CdcCacheStatus: string("How far dedicated clusters hold a copy; there are none, so always empty."),
});

/** A snapshot as an image row holds it. */
export interface SnapshotRow {
  readonly id: string;
  readonly usage: "SYSTEM_DISK" | "DATA_DISK";
  readonly size: number;
}

/** The snapshots of a row: this project wrote the column, so its form is known. */
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
    // Tags are the owner's, so a receiver does not see them.
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

import { bool, int, objectType, string } from "#kernel/fields.ts";
import type { DiskRow } from "../rows.ts";

/** The kinds of disk that are sold; those of the machine itself are local. */
export const diskTypes = [
  "CLOUD_PREMIUM",
  "CLOUD_BSSD",
  "CLOUD_SSD",
  "CLOUD_HSSD",
  "CLOUD_TSSD",
  "CLOUD_BASIC",
  "LOCAL_BASIC",
  "LOCAL_SSD",
] as const;

const diskType = () =>
  string(`One of ${diskTypes.join(", ")}; CLOUD_PREMIUM unless said.`)
    .oneOf(diskTypes)
    .optional();
const diskName = () => string("Name of the disk.").length(0, 128, "InvalidParameterValue.TooLarge").optional();
const clusterId = () => string("The dedicated cluster; there are none here.").optional();
const encrypt = () => bool("Whether it is encrypted, which is not offered here.").optional();
const kmsKeyId = () => string("The key to encrypt it with, which is not offered here.").optional();

export const SystemDisk = objectType("SystemDisk", {
  DiskType: diskType(),
  DiskId: string("Its id; told only.").optional(),
  DiskSize: int("GiB, 50 unless said; at least what the image needs.").optional(),
  CdcId: clusterId(),
  DiskName: diskName(),
  Encrypt: encrypt(),
  KmsKeyId: kmsKeyId(),
});

export const DataDisk = objectType("DataDisk", {
  DiskSize: int("GiB, in steps of ten.").optional(),
  DiskType: diskType(),
  DiskId: string("Its id; told only.").optional(),
  DeleteWithInstance: bool(
    "Whether it goes with the instance. It is told again as it was asked for, but without a service for disks none stays.",
  ).optional(),
  SnapshotId: string("The snapshot that is on it from the start: one of an own image.")
    .pattern(/^snap-[0-9a-z]{8}$/, "snap-xxxxxxxx", "InvalidParameterValue.SnapshotIdMalformed")
    .optional(),
  Encrypt: encrypt(),
  KmsKeyId: kmsKeyId(),
  ThroughputPerformance: int("MB a second above the usual, which is not offered here.").optional(),
  CdcId: clusterId(),
  BurstPerformance: bool("Whether it may be faster at times, which is not offered here.").optional(),
  DiskName: diskName(),
});

const typeOf = (disk: DiskRow): (typeof diskTypes)[number] =>
  diskTypes.find((type) => type === disk.type) ?? (disk.kind === "CLOUD" ? "CLOUD_PREMIUM" : "LOCAL_BASIC");

const toDisk = (disk: DiskRow) => ({
  DiskType: typeOf(disk),
  DiskId: disk.id,
  DiskSize: disk.size,
  CdcId: "",
  DiskName: disk.name ?? "",
  Encrypt: false,
  KmsKeyId: "",
});

export const toSystemDisk = (disk: DiskRow): typeof SystemDisk.value => toDisk(disk);

export const toDataDisk = (disk: DiskRow): typeof DataDisk.value => ({
  ...toDisk(disk),
  DeleteWithInstance: disk.kept !== true,
  SnapshotId: "",
  ThroughputPerformance: 0,
  BurstPerformance: false,
});

import { bool, int, objectType, string } from "#kernel/fields.ts";
import type { DiskRow } from "../rows.ts";

/** The available disk types. LOCAL types are disks of the host. */
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
  string(`One of ${diskTypes.join(", ")}. Defaults to CLOUD_PREMIUM.`)
    .oneOf(diskTypes)
    .optional();
const diskName = () => string("Name of the disk.").length(0, 128, "InvalidParameterValue.TooLarge").optional();
const clusterId = () => string("Dedicated cluster. Not supported here.").optional();
const encrypt = () => bool("Whether the disk is encrypted. Not supported here.").optional();
const kmsKeyId = () => string("Encryption key. Not supported here.").optional();

export const SystemDisk = objectType("SystemDisk", {
  DiskType: diskType(),
  DiskId: string("Id of the disk. Output only.").optional(),
  DiskSize: int("Size in GiB, at least what the image requires. Defaults to 50.").optional(),
  CdcId: clusterId(),
  DiskName: diskName(),
  Encrypt: encrypt(),
  KmsKeyId: kmsKeyId(),
});

export const DataDisk = objectType("DataDisk", {
  DiskSize: int("Size in GiB, in steps of 10.").optional(),
  DiskType: diskType(),
  DiskId: string("Id of the disk. Output only.").optional(),
  DeleteWithInstance: bool(
    "Whether the disk is deleted with the instance. Returned as requested, but no disk outlives its instance here.",
  ).optional(),
  SnapshotId: string("Id of the source snapshot, which must belong to a private image.")
    .pattern(/^snap-[0-9a-z]{8}$/, "snap-xxxxxxxx", "InvalidParameterValue.SnapshotIdMalformed")
    .optional(),
  Encrypt: encrypt(),
  KmsKeyId: kmsKeyId(),
  ThroughputPerformance: int("Extra throughput in MB/s. Not supported here.").optional(),
  CdcId: clusterId(),
  BurstPerformance: bool("Whether performance bursts are allowed. Not supported here.").optional(),
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

import { int, listOf, string } from "#kernel/fields.ts";
import { idForm } from "./idForms.ts";
import { Tag } from "./objects/Tag.ts";

/** Parameters shared by many Lighthouse actions. */

export const cvmImageId = (about: string) =>
  string(about).pattern(/^img-[0-9a-z]{8}$/, "img-xxxxxxxx", "InvalidParameterValue.InvalidImageIdMalformed");

export const blueprintId = (about: string) =>
  string(about).pattern(...idForm("lhbp"), "InvalidParameterValue.BlueprintIdMalformed");

export const blueprintName = (about: string) => string(about).length(1, 60, "InvalidParameterValue.TooLong");
export const blueprintText = (about: string) => string(about).length(0, 60, "InvalidParameterValue.TooLong");

/** Main accounts that a blueprint is shared with, at most ten per call. */
export const accountIds = <const Code extends string = "InvalidParameterValue">(tooMany?: Code) =>
  listOf(string("Id of a main account."), "The accounts.").items(1, 10, tooMany).unique();

export const ccnId = () => string("The CCN.").pattern(...idForm("ccn"), "InvalidParameterValue.CcnIdMalformed");

export const paging = {
  Offset: int("Number of matches to skip.").min(0, "InvalidParameterValue.Negative").default(0),
  Limit: int("Maximum number of entries to return: 1 to 100.")
    .min(0, "InvalidParameterValue.Negative")
    .min(1, "InvalidParameterValue.OutOfRange")
    .max(100, "InvalidParameterValue.OutOfRange")
    .default(20),
};

export const instanceId = (about: string) =>
  string(about).pattern(...idForm("lhins"), "InvalidParameterValue.InstanceIdMalformed");

/** Ids of instances: at least one, without duplicates. */
export const instanceIds = (max = 100) =>
  listOf(instanceId("Id of an instance."), "Ids of the instances.")
    .items(1, max, "InvalidParameterValue.LimitExceeded")
    .unique("InvalidParameterValue.Duplicated");

export const renewFlags = [
  "NOTIFY_AND_AUTO_RENEW",
  "NOTIFY_AND_MANUAL_RENEW",
  "DISABLE_NOTIFY_AND_MANUAL_RENEW",
] as const;

export const stopType = () =>
  string("SOFT shuts the system down, HARD cuts the power, SOFT_FIRST tries SOFT and falls back to HARD.")
    .oneOf(["SOFT", "HARD", "SOFT_FIRST"])
    .default("SOFT_FIRST");

export const clientToken = () =>
  string("Idempotency token. Repeated calls with the same token and parameters are executed only once.")
    .length(1, 64, "InvalidParameterValue.ClientTokenTooLong")
    .optional();

export const keyPairId = (about: string) =>
  string(about).pattern(...idForm("lhkp"), "InvalidParameterValue.KeyPairIdMalformed");

/** Ids of key pairs. The error code for too many differs between actions. */
export const keyPairIds = <const Code extends string>(max: number, tooMany: Code) =>
  listOf(keyPairId("Id of a key pair."), "Ids of the key pairs.")
    .items(1, max, tooMany)
    .unique("InvalidParameterValue.Duplicated");

/** Id of the instance that runs the containers or servers. No specific error code for a malformed id is published. */
export const hostId = () => string("Id of the instance.").pattern(...idForm("lhins"));

export const mcpServerId = (about: string) => string(about).pattern(...idForm("lhms"));

/** Ids of MCP servers: at least one, without duplicates. */
export const mcpServerIds = <const Code extends string = "InvalidParameterValue">(tooMany?: Code) =>
  listOf(mcpServerId("Id of an MCP server."), "The MCP servers.").items(1, 10, tooMany).unique();

export const snapshotId = (about: string) =>
  string(about).pattern(...idForm("lhsnap"), "InvalidParameterValue.SnapshotIdMalformed");

/** Ids of snapshots: at least one, without duplicates. */
export const snapshotIds = (max: number) =>
  listOf(snapshotId("Id of a snapshot."), "The snapshots.")
    .items(1, max, "InvalidParameterValue.LimitExceeded")
    .unique("InvalidParameterValue.Duplicated");

export const snapshotNameOf = (about: string) =>
  string(about).length(1, 60, "InvalidParameterValue.SnapshotNameTooLong").optional();

/** Tags of a new resource, for actions without a specific error code for too many tags. */
export const newTags = () => listOf(Tag, "Tags to add to the new resource.").items(0, 10).optional();

export const sceneId = <const Code extends string>(about: string, malformed: Code) =>
  string(about).pattern(...idForm("lhsc"), malformed);

/** Paging for listings without specific error codes. */
export const plainPaging = {
  Offset: int("Number of matches to skip.").min(0).default(0),
  Limit: int("Maximum number of entries to return: 1 to 100.").min(1).max(100).default(20),
};

/** Paging for listings with a single error code. */
export const rangedPaging = {
  Offset: int("Number of matches to skip.").min(0, "InvalidParameterValue.OutOfRange").default(0),
  Limit: int("Maximum number of entries to return: 1 to 100.")
    .min(1, "InvalidParameterValue.OutOfRange")
    .max(100, "InvalidParameterValue.OutOfRange")
    .default(20),
};

export const diskId = (about: string) =>
  string(about).pattern(...idForm("lhdisk"), "InvalidParameterValue.InvalidDiskIdMalformed");

/** Ids of disks: at least one, without duplicates. The error codes for too many and for duplicates differ. */
export const diskIds = <
  const TooMany extends string = "InvalidParameterValue",
  const Twice extends string = "InvalidParameterValue",
>(
  max = 100,
  tooMany?: TooMany,
  twice?: Twice,
) => listOf(diskId("Id of a disk."), "Ids of the disks.").items(1, max, tooMany).unique(twice);

export const diskBackupId = (about: string) =>
  string(about).pattern(...idForm("lhbak"), "InvalidParameterValue.DiskBackupIdMalformed");

/** Ids of backups: at least one, without duplicates. */
export const diskBackupIds = () => listOf(diskBackupId("Id of a backup."), "The backups.").items(1, 100).unique();

export const containerId = (about: string) =>
  string(about)
    .length(0, 64, "InvalidParameterValue.TooLong")
    .pattern(/^[0-9a-f]{64}$/, "64 hexadecimal digits");

/** Ids of containers, without duplicates. */
export const containerIds = (least: number) =>
  listOf(containerId("Id of a container."), "The containers.")
    .items(least, 100, "InvalidParameterValue.LimitExceeded")
    .unique();

/** Instance id of the Docker actions, which publish only the general error code. */
export const plainInstanceId = () => string("The instance, which has a Docker image.").pattern(...idForm("lhins"));

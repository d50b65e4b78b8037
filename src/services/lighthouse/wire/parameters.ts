import { int, listOf, string } from "#kernel/fields.ts";
import { idForm } from "./idForms.ts";
import { Tag } from "./objects/Tag.ts";

/** Parameters that many actions of Lighthouse share. */

export const cvmImageId = (about: string) =>
  string(about).pattern(/^img-[0-9a-z]{8}$/, "img-xxxxxxxx", "InvalidParameterValue.InvalidImageIdMalformed");

export const blueprintId = (about: string) =>
  string(about).pattern(...idForm("lhbp"), "InvalidParameterValue.BlueprintIdMalformed");

export const blueprintName = (about: string) => string(about).length(1, 60, "InvalidParameterValue.TooLong");
export const blueprintText = (about: string) => string(about).length(0, 60, "InvalidParameterValue.TooLong");

/** The main accounts that a blueprint is shared with, ten at once. */
export const accountIds = <const Code extends string = "InvalidParameterValue">(tooMany?: Code) =>
  listOf(string("Id of a main account."), "The accounts.").items(1, 10, tooMany).unique();

export const ccnId = () => string("The CCN.").pattern(...idForm("ccn"), "InvalidParameterValue.CcnIdMalformed");

export const paging = {
  Offset: int("How many matches to pass over.").min(0, "InvalidParameterValue.Negative").default(0),
  Limit: int("How many to return at most: 1 to 100.")
    .min(0, "InvalidParameterValue.Negative")
    .min(1, "InvalidParameterValue.OutOfRange")
    .max(100, "InvalidParameterValue.OutOfRange")
    .default(20),
};

export const instanceId = (about: string) =>
  string(about).pattern(...idForm("lhins"), "InvalidParameterValue.InstanceIdMalformed");

/** The instances that a call is about: at least one, each once. */
export const instanceIds = (max = 100) =>
  listOf(instanceId("Id of an instance."), "The instances.")
    .items(1, max, "InvalidParameterValue.LimitExceeded")
    .unique("InvalidParameterValue.Duplicated");

export const renewFlags = [
  "NOTIFY_AND_AUTO_RENEW",
  "NOTIFY_AND_MANUAL_RENEW",
  "DISABLE_NOTIFY_AND_MANUAL_RENEW",
] as const;

export const stopType = () =>
  string("SOFT asks the system, HARD cuts the power, SOFT_FIRST tries one and then the other.")
    .oneOf(["SOFT", "HARD", "SOFT_FIRST"])
    .default("SOFT_FIRST");

export const clientToken = () =>
  string("A word of the caller's: the same call with the same word is carried out once.")
    .length(1, 64, "InvalidParameterValue.ClientTokenTooLong")
    .optional();

export const keyPairId = (about: string) =>
  string(about).pattern(...idForm("lhkp"), "InvalidParameterValue.KeyPairIdMalformed");

/** The key pairs that a call is about; the code for too many differs between the actions. */
export const keyPairIds = <const Code extends string>(max: number, tooMany: Code) =>
  listOf(keyPairId("Id of a key pair."), "The key pairs.")
    .items(1, max, tooMany)
    .unique("InvalidParameterValue.Duplicated");

/** The instance whose inside a call is about; no code of its own tells of a wrong form. */
export const hostId = () => string("The instance.").pattern(...idForm("lhins"));

export const mcpServerId = (about: string) => string(about).pattern(...idForm("lhms"));

/** The MCP servers that a call is about: at least one, each once. */
export const mcpServerIds = <const Code extends string = "InvalidParameterValue">(tooMany?: Code) =>
  listOf(mcpServerId("Id of an MCP server."), "The MCP servers.").items(1, 10, tooMany).unique();

export const snapshotId = (about: string) =>
  string(about).pattern(...idForm("lhsnap"), "InvalidParameterValue.SnapshotIdMalformed");

/** The snapshots that a call is about: at least one, each once. */
export const snapshotIds = (max: number) =>
  listOf(snapshotId("Id of a snapshot."), "The snapshots.")
    .items(1, max, "InvalidParameterValue.LimitExceeded")
    .unique("InvalidParameterValue.Duplicated");

export const snapshotNameOf = (about: string) =>
  string(about).length(1, 60, "InvalidParameterValue.SnapshotNameTooLong").optional();

/** Tags for what is being made, where no code of its own tells of too many. */
export const newTags = () => listOf(Tag, "Tags for it.").items(0, 10).optional();

export const sceneId = <const Code extends string>(about: string, malformed: Code) =>
  string(about).pattern(...idForm("lhsc"), malformed);

/** Paging of lists that have no codes of their own for it. */
export const plainPaging = {
  Offset: int("How many matches to pass over.").min(0).default(0),
  Limit: int("How many to return at most: 1 to 100.").min(1).max(100).default(20),
};

/** Paging of lists that have one code for all that is wrong with it. */
export const rangedPaging = {
  Offset: int("How many matches to pass over.").min(0, "InvalidParameterValue.OutOfRange").default(0),
  Limit: int("How many to return at most: 1 to 100.")
    .min(1, "InvalidParameterValue.OutOfRange")
    .max(100, "InvalidParameterValue.OutOfRange")
    .default(20),
};

export const diskId = (about: string) =>
  string(about).pattern(...idForm("lhdisk"), "InvalidParameterValue.InvalidDiskIdMalformed");

/** The disks that a call is about: at least one, each once; the codes for too many and for two of one differ. */
export const diskIds = <
  const TooMany extends string = "InvalidParameterValue",
  const Twice extends string = "InvalidParameterValue",
>(
  max = 100,
  tooMany?: TooMany,
  twice?: Twice,
) => listOf(diskId("Id of a disk."), "The disks.").items(1, max, tooMany).unique(twice);

export const diskBackupId = (about: string) =>
  string(about).pattern(...idForm("lhbak"), "InvalidParameterValue.DiskBackupIdMalformed");

/** The backups that a call is about: at least one, each once. */
export const diskBackupIds = () => listOf(diskBackupId("Id of a backup."), "The backups.").items(1, 100).unique();

export const containerId = (about: string) =>
  string(about)
    .length(0, 64, "InvalidParameterValue.TooLong")
    .pattern(/^[0-9a-f]{64}$/, "64 hexadecimal digits");

/** The containers that a call is about, each once. */
export const containerIds = (least: number) =>
  listOf(containerId("Id of a container."), "The containers.")
    .items(least, 100, "InvalidParameterValue.LimitExceeded")
    .unique();

/** Where all that is wrong with an instance's id has one code, the most general one. */
export const plainInstanceId = () => string("The instance, which has a Docker image.").pattern(...idForm("lhins"));

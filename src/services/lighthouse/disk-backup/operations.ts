import { operationType } from "../work/operationType.ts";

/** The operations on backups of data disks. */
export const createDiskBackup = operationType("CreateDiskBackup", "backup", { also: ["disk"] });
export const applyDiskBackup = operationType("ApplyDiskBackup", "backup", { also: ["disk", "instance"] });
export const deleteDiskBackups = operationType("DeleteDiskBackups", "backup");

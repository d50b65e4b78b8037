import { resourceId } from "#kernel/chance.ts";
import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { beginOnDisks, diskDenial, hostDenial, refuseDenied } from "../../disk/refusals.ts";
import { diskBackupPaths } from "../../disk/states.ts";
import { action } from "../../scope.ts";
import { diskId, newTags } from "../../wire/parameters.ts";
import { newDiskBackup } from "../rows.ts";

const name = "CreateDiskBackup";

export default action({
  name,
  category: "Disk Backup",
  summary: "Creates a backup of a data disk. The disk stays in use.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk/$DiskId", "disk-backup/*"],

  input: {
    DiskId: diskId("Disk to back up."),
    DiskBackupName: string("Name of the backup. Defaults to the name of the disk and the time.")
      .length(1, 90, "InvalidParameterValue.DiskBackupNameTooLong")
      .optional(),
    Tags: newTags(),
  },

  output: { DiskBackupId: string("Id of the backup.") },

  errors: [
    "InvalidParameterValue.DiskBackupNameTooLong",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "LimitExceeded.DiskBackupQuotaLimitExceeded",
    "OperationDenied.DiskBusyForBackupOperation",
    "OperationDenied.DiskOperationInProgress",
    "OperationDenied.DiskUsageNotSupportOperation",
    "ResourceNotFound.DiskAttachedHasNoInstanceId",
    "ResourceNotFound.DiskNotExists",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InvalidDiskState",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],

  async run({ input, instances, disks, diskBackups, tags, operations, now, random, fail }) {
    const disk = await disks.find(input.DiskId);
    if (!disk) return fail("ResourceNotFound.DiskNotExists", { value: input.DiskId });
    refuseDenied(diskDenial(name, disk), fail);
    const host = await instances.find(disk.instance_id ?? "");
    if (host) refuseDenied(hostDenial(name, host), fail);
    const limit = disk.backup_quota;
    if (((await diskBackups.counts()).get(disk.id) ?? 0) >= limit) {
      fail("LimitExceeded.DiskBackupQuotaLimitExceeded", { value: disk.id, limit });
    }

    const id = resourceId(random, "lhbak");
    const made = { disk, tags: await tags.onNew(input.Tags) };
    await diskBackups.add(newDiskBackup(id, input.DiskBackupName, made, now));
    await operations.begin({ kind: "backup", resource: id, action: name, path: diskBackupPaths[name][""] });
    await beginOnDisks(name, [disk], operations);
    return { DiskBackupId: id };
  },

  // The operation of the backup does the work. The operation of the disk only marks the disk as busy.
  async finish({ diskBackups, machines, operation }) {
    const backup = await diskBackups.find(operation.resource);
    if (backup) await machines.backUp(backup.disk_id, backup.id);
  },

  // Backups have no failed state. Without this, a failed backup would stay CREATING.
  async undo({ diskBackups, operation }) {
    await diskBackups.remove(operation.resource);
  },
});

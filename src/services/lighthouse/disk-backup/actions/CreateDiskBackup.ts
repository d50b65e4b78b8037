import { string } from "#kernel/fields.ts";
import { resourceId } from "#kernel/randomText.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { diskDenial, hostDenial, refuseDenied } from "../../disk/refusals.ts";
import { diskPaths } from "../../disk/states.ts";
import { action } from "../../scope.ts";
import { diskId, newTags } from "../../wire/parameters.ts";
import { pathOf } from "../../work/paths.ts";
import { createDiskBackup } from "../operations.ts";
import { newDiskBackup } from "../rows.ts";
import { diskBackupPaths } from "../states.ts";

const name = "CreateDiskBackup";

export default action({
  name,
  category: "Disk Backup",
  summary: "Creates a backup of a data disk. The disk stays in use.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk/$DiskId", "disk-backup/*"],

  operation: createDiskBackup,

  input: {
    DiskId: diskId("Disk to back up."),
    DiskBackupName: string("Name of the backup. Defaults to the name of the disk and the time.")
      .length(1, 90, "InvalidParameterValue.DiskBackupNameTooLong")
      .optional(),
    Tags: newTags(),
  },

  output: { DiskBackupId: string("Id of the backup.") },

  raises: [
    "InvalidParameterValue.DiskBackupNameTooLong",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "LimitExceeded.DiskBackupQuotaLimitExceeded",
    "OperationDenied.DiskBusyForBackupOperation",
    "OperationDenied.DiskOperationInProgress",
    "OperationDenied.DiskUsageNotSupportOperation",
    "ResourceNotFound.DiskNotExists",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InvalidDiskState",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: ["ResourceNotFound.DiskAttachedHasNoInstanceId", "ResourceNotFound.InstanceIdNotFound"],

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
    const held = pathOf(diskPaths, name, disk.state) ?? [];
    const also = { disk: { resource: disk.id, path: held } };
    await operations.begin(createDiskBackup, { resource: id, path: diskBackupPaths[name][""], detail: {}, also });
    return { DiskBackupId: id };
  },

  async finish({ diskBackups, machines, operation }) {
    const backup = await diskBackups.find(operation.resource);
    if (backup) await machines.backUp(backup.disk_id, backup.id);
  },

  // Backups have no failed state. Without this, a failed backup would stay CREATING.
  async undo({ diskBackups, operation }) {
    await diskBackups.remove(operation.resource);
  },
});

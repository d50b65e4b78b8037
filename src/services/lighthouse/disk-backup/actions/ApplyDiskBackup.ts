import { lighthouseRegions } from "#services/regions.ts";
import { diskDenial, hostDenial, refuseDenied } from "../../disk/refusals.ts";
import { hostPaths } from "../../disk/states.ts";
import { action } from "../../scope.ts";
import { diskBackupId, diskId } from "../../wire/parameters.ts";
import { alongside, pathOf } from "../../work/paths.ts";
import { applyDiskBackup } from "../operations.ts";
import { diskBackupDenial } from "../refusals.ts";

const name = "ApplyDiskBackup";

export default action({
  name,
  category: "Disk Backup",
  summary: "Rolls a data disk back to one of its backups. A running instance is stopped during the rollback.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk/$DiskId", "disk-backup/$DiskBackupId"],

  operation: applyDiskBackup,

  input: {
    DiskId: diskId("Disk to roll back. The backup must belong to it."),
    DiskBackupId: diskBackupId("Backup to roll back to."),
  },

  output: {},

  raises: [
    "InvalidParameterValue.DiskBackupIdMalformed",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "OperationDenied.DiskBusyForBackupOperation",
    "OperationDenied.DiskOperationInProgress",
    "OperationDenied.DiskUsageNotSupportOperation",
    "ResourceNotFound.DiskBackupNotExists",
    "ResourceNotFound.DiskNotExists",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.ApplyDiskBackupToAnotherDisk",
    "UnsupportedOperation.InvalidDiskBackupState",
    "UnsupportedOperation.InvalidDiskState",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [
    "FailedOperation.DescribeInstanceStatus",
    "OperationDenied.DiskBackupBusy",
    "OperationDenied.DiskBackupOperationInProgress",
    "ResourceNotFound.DiskAttachedHasNoInstanceId",
    "ResourceNotFound.InstanceIdNotFound",
  ],

  async run({ input: { DiskId, DiskBackupId }, instances, disks, diskBackups, operations, fail }) {
    const disk = await disks.find(DiskId);
    if (!disk) return fail("ResourceNotFound.DiskNotExists", { value: DiskId });
    const backup = await diskBackups.find(DiskBackupId);
    if (!backup) return fail("ResourceNotFound.DiskBackupNotExists", { value: DiskBackupId });
    if (backup.disk_id !== DiskId) {
      fail("UnsupportedOperation.ApplyDiskBackupToAnotherDisk", { value: DiskBackupId, disk: DiskId });
    }
    refuseDenied(diskDenial(name, disk), fail);
    refuseDenied(diskBackupDenial(name, backup), fail);
    const host = await instances.find(disk.instance_id ?? "");
    if (host) refuseDenied(hostDenial(name, host), fail);

    const stops = (host && pathOf(hostPaths, name, host.state)) ?? [];
    const [rolling, held] = [alongside(stops, "ROLLBACKING", "NORMAL"), alongside(stops, disk.state, disk.state)];
    const also = {
      disk: { resource: disk.id, path: held },
      ...(host && { instance: { resource: host.id, path: stops } }),
    };
    await operations.begin(applyDiskBackup, { resource: backup.id, path: rolling, detail: {}, also });
    return {};
  },

  async finish({ diskBackups, machines, operation }) {
    const backup = await diskBackups.find(operation.resource);
    if (backup) await machines.rollBack(backup.disk_id, backup.id);
  },
});

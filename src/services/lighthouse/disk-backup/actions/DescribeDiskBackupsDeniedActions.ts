import { listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { diskDenial, hostDenial } from "../../disk/refusals.ts";
import { action } from "../../scope.ts";
import { diskBackupIds } from "../../wire/parameters.ts";
import { type Denial, DeniedAction, toDeniedAction } from "../../work/objects/DeniedAction.ts";
import { diskBackupDenial } from "../refusals.ts";

const DiskBackupDeniedActions = objectType("DiskBackupDeniedActions", {
  DiskBackupId: string("Id of the backup."),
  DeniedActions: listOf(DeniedAction, "Operations that are currently denied. Empty when none are."),
});

export default action({
  name: "DescribeDiskBackupsDeniedActions",
  category: "Disk Backup",
  summary: "Lists the operations that data disk backups currently deny, and why.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["disk-backup/$DiskBackupIds"],

  input: { DiskBackupIds: diskBackupIds() },

  output: { DiskBackupDeniedActionSet: listOf(DiskBackupDeniedActions, "One entry for each backup that exists.") },

  raises: ["InvalidParameterValue.DiskBackupIdMalformed", "UnauthorizedOperation.NoPermission"],
  alsoPublished: ["FailedOperation.DescribeInstanceStatus"],

  async run({ input, instances, disks, diskBackups, language }) {
    const answer: (typeof DiskBackupDeniedActions.value)[] = [];
    const backups = await diskBackups.some(input.DiskBackupIds);
    const saved = await disks.some(backups.map((backup) => backup.disk_id));
    const hosts = await instances.some(saved.flatMap((disk) => disk.instance_id ?? []));
    for (const backup of backups) {
      const disk = saved.find(({ id }) => id === backup.disk_id);
      const host = hosts.find(({ id }) => id === disk?.instance_id);
      const applying: Denial | undefined =
        diskBackupDenial("ApplyDiskBackup", backup) ??
        (disk && diskDenial("ApplyDiskBackup", disk)) ??
        (host && hostDenial("ApplyDiskBackup", host));
      const denials = { ApplyDiskBackup: applying, DeleteDiskBackups: diskBackupDenial("DeleteDiskBackups", backup) };
      const DeniedActions = Object.entries(denials).flatMap(([operation, denial]) =>
        denial ? toDeniedAction(operation, denial, language) : [],
      );
      answer.push({ DiskBackupId: backup.id, DeniedActions });
    }
    return { DiskBackupDeniedActionSet: answer };
  },
});

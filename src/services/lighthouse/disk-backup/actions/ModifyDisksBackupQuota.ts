import { int } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { maxBackupQuota } from "../../disk/catalogue.ts";
import { disksFor } from "../../disk/refusals.ts";
import { action } from "../../scope.ts";
import { diskIds } from "../../wire/parameters.ts";

export default action({
  name: "ModifyDisksBackupQuota",
  category: "Disk Backup",
  summary: "Changes the backup quota of data disks.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk/$DiskIds"],

  input: {
    DiskIds: diskIds(15, "InvalidParameterValue", "InvalidParameterValue.Duplicated"),
    DiskBackupQuota: int("New quota, 0 to 500. Must not be below the current number of backups.")
      .min(0)
      .max(maxBackupQuota),
  },

  output: {},

  raises: [
    "InvalidParameterValue.DiskBackupQuotaLessThanCurrentDiskBackupNum",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "OperationDenied.DiskUsageNotSupportOperation",
    "ResourceNotFound.DiskIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.DiskLatestOperationUnfinished",
    "UnsupportedOperation.SameWithOldConfig",
  ],
  alsoPublished: [
    "FailedOperation.InsufficientBalance",
    "InvalidParameterValue.DiskBackupQuotaLessThenCurrentDiskBackupNum",
    "InvalidParameterValue.InvalidDiskType",
    "ResourceNotFound.DiskNotExists",
    "ResourceNotFound.DiskNotFound",
    "UnsupportedOperation.OperationNotSupportedInIntlSite",
  ],

  async run({ input: { DiskIds, DiskBackupQuota: backup_quota }, disks, diskBackups, fail }) {
    const parameter = "DiskBackupQuota";
    const rows = await disksFor("ModifyDisksBackupQuota", DiskIds, { disks, fail });
    const counts = await diskBackups.counts();
    for (const { id: value, backup_quota: present } of rows) {
      const count = counts.get(value) ?? 0;
      if (backup_quota === present) fail("UnsupportedOperation.SameWithOldConfig", { parameter, value });
      if (backup_quota < count) {
        fail("InvalidParameterValue.DiskBackupQuotaLessThanCurrentDiskBackupNum", { parameter, value, count });
      }
    }
    for (const { id } of rows) await disks.change(id, { backup_quota });
    return {};
  },
});

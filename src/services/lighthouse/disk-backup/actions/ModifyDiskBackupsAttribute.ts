import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { diskBackupIds } from "../../wire/parameters.ts";
import { existingBackups } from "../refusals.ts";

export default action({
  name: "ModifyDiskBackupsAttribute",
  category: "Disk Backup",
  summary: "Renames backups of data disks.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk-backup/$DiskBackupIds"],

  input: {
    DiskBackupIds: diskBackupIds(),
    DiskBackupName: string("New name of the backups. Without it, the names stay unchanged.").length(1, 90).optional(),
  },

  output: {},

  raises: [
    "InvalidParameterValue.DiskBackupIdMalformed",
    "ResourceNotFound.DiskBackupIdNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["InvalidParameter.OnlyAllowModifyOneAttribute", "ResourceNotFound.DiskBackupNotFound"],

  async run({ input: { DiskBackupIds, DiskBackupName }, diskBackups, fail }) {
    await existingBackups(DiskBackupIds, { diskBackups, fail });
    if (DiskBackupName !== undefined) await diskBackups.rename(DiskBackupIds, DiskBackupName);
    return {};
  },
});

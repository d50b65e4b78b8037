import { lighthouseRegions } from "#services/regions.ts";
import { refuseDenied } from "../../disk/refusals.ts";
import { diskBackupPaths } from "../../disk/states.ts";
import { action } from "../../scope.ts";
import { diskBackupIds } from "../../wire/parameters.ts";
import { diskBackupDenial, existingBackups } from "../refusals.ts";

const name = "DeleteDiskBackups";

export default action({
  name,
  category: "Disk Backup",
  summary: "Deletes backups of data disks. This cannot be undone.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk-backup/$DiskBackupIds"],

  input: { DiskBackupIds: diskBackupIds() },

  output: {},

  errors: [
    "InvalidParameterValue.DiskBackupIdMalformed",
    "OperationDenied.DiskBackupOperationInProgress",
    "ResourceInUse.DiskBackupInUse",
    "ResourceNotFound.DiskBackupIdNotFound",
    "ResourceNotFound.DiskBackupNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.DiskBackupLatestOperationUnfinished",
    "UnsupportedOperation.InvalidDiskBackupState",
  ],

  async run({ input, diskBackups, operations, fail }) {
    const rows = await existingBackups(input.DiskBackupIds, { diskBackups, fail });
    for (const row of rows) refuseDenied(diskBackupDenial(name, row), fail);
    for (const { id } of rows) {
      await operations.begin({ kind: "backup", resource: id, action: name, path: diskBackupPaths[name].NORMAL });
    }
    return {};
  },
});

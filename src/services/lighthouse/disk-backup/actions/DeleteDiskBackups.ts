import { lighthouseRegions } from "#services/regions.ts";
import { refuseDenied } from "../../disk/refusals.ts";
import { action } from "../../scope.ts";
import { diskBackupIds } from "../../wire/parameters.ts";
import { deleteDiskBackups } from "../operations.ts";
import { diskBackupDenial, existingBackups } from "../refusals.ts";
import { diskBackupPaths } from "../states.ts";

const name = "DeleteDiskBackups";

export default action({
  name,
  category: "Disk Backup",
  summary: "Deletes backups of data disks. This cannot be undone.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk-backup/$DiskBackupIds"],

  operation: deleteDiskBackups,

  input: { DiskBackupIds: diskBackupIds() },

  output: {},

  raises: [
    "InvalidParameterValue.DiskBackupIdMalformed",
    "ResourceNotFound.DiskBackupIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InvalidDiskBackupState",
  ],
  alsoPublished: [
    "OperationDenied.DiskBackupOperationInProgress",
    "ResourceInUse.DiskBackupInUse",
    "ResourceNotFound.DiskBackupNotFound",
    "UnsupportedOperation.DiskBackupLatestOperationUnfinished",
  ],

  async run({ input, diskBackups, operations, fail }) {
    const rows = await existingBackups(input.DiskBackupIds, { diskBackups, fail });
    for (const row of rows) refuseDenied(diskBackupDenial(name, row), fail);
    for (const { id } of rows) {
      await operations.begin(deleteDiskBackups, { resource: id, path: diskBackupPaths[name].NORMAL, detail: {} });
    }
    return {};
  },
});

import { int, listOf } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { checkForms, diskBackupIdForm, diskIdForm } from "../../wire/filterForms.ts";
import { isRequested, pageOf, tagFilters, tagsOf } from "../../wire/lists.ts";
import { diskBackupId, plainPaging } from "../../wire/parameters.ts";
import { DiskBackup, toDiskBackup } from "../objects/DiskBackup.ts";

const filters = filtersOf<typeof DiskBackup.value>(tagsOf)(
  {
    "disk-backup-id": { about: "id", read: (backup) => [backup.DiskBackupId] },
    "disk-id": { about: "disk", read: (backup) => [backup.DiskId] },
    "disk-backup-state": { about: "state", read: (backup) => [backup.DiskBackupState] },
    "disk-usage": {
      about: "usage of the disk; system disks have no backups",
      oneOf: { values: ["SYSTEM_DISK", "DATA_DISK"], code: "InvalidParameter.InvalidFilter" },
      read: (backup) => [backup.DiskUsage],
    },
    ...tagFilters,
  },
  {
    filters: { max: 10, code: "InvalidParameterValue" },
    values: { max: 5, code: "InvalidParameterValue" },
    unknown: "InvalidParameter.InvalidFilter",
  },
);

export default action({
  name: "DescribeDiskBackups",
  category: "Disk Backup",
  summary: "Lists the account's data disk backups in a region.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["disk-backup/$DiskBackupIds"],
  operationLevel: true,

  input: {
    DiskBackupIds: listOf(
      diskBackupId("Id of a backup."),
      "Restricts the list to these backups. Cannot be combined with Filters.",
    )
      .items(0, 100)
      .optional(),
    Filters: filters.field.optional(),
    ...plainPaging,
  },
  exclusive: [["DiskBackupIds", "Filters", "InvalidParameterValue"]],

  output: {
    TotalCount: int("Number of matching backups across all pages."),
    DiskBackupSet: listOf(DiskBackup, "Backups on this page, newest first."),
  },

  raises: [
    "InvalidParameter.InvalidFilter",
    "InvalidParameterValue",
    "InvalidParameterValue.DiskBackupIdMalformed",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["FailedOperation"],

  async run({ input, diskBackups, fail }) {
    const { DiskBackupIds, Filters = [] } = input;
    checkForms(Filters, forms, fail);
    const matches = (await diskBackups.all())
      .filter((row) => isRequested(DiskBackupIds, row.id))
      .map(toDiskBackup)
      .filter((backup) => filters.matches(backup, Filters));
    return { TotalCount: matches.length, DiskBackupSet: pageOf(matches, input) };
  },
});

const forms = {
  "disk-backup-id": diskBackupIdForm,
  "disk-id": diskIdForm,
} as const;

import { int, listOf } from "#kernel/fields.ts";
import { filters } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { checkForms, diskBackupIdForm, diskIdForm } from "../../wire/filterForms.ts";
import { asksFor, type Fields, pageOf, passesAll, tagFields } from "../../wire/lists.ts";
import { diskBackupId, plainPaging } from "../../wire/parameters.ts";
import { DiskBackup, toDiskBackup } from "../objects/DiskBackup.ts";

export default action({
  name: "DescribeDiskBackups",
  category: "Disk Backup",
  summary: "Lists the account's data disk backups in a region.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    DiskBackupIds: listOf(
      diskBackupId("Id of a backup."),
      "Restricts the list to these backups. Cannot be combined with Filters.",
    )
      .items(0, 100)
      .optional(),
    Filters: filters(
      {
        "disk-backup-id": { about: "id" },
        "disk-id": { about: "disk" },
        "disk-backup-state": { about: "state" },
        "disk-usage": {
          about: "usage of the disk; system disks have no backups",
          oneOf: { values: ["SYSTEM_DISK", "DATA_DISK"], code: "InvalidParameter.InvalidFilter" },
        },
        "tag-key": { about: "tag key" },
        "tag-value": { about: "tag value" },
      },
      {
        tags: true,
        filters: { max: 10, code: "InvalidParameterValue" },
        values: { max: 5, code: "InvalidParameterValue" },
        unknown: "InvalidParameter.InvalidFilter",
      },
    ).optional(),
    ...plainPaging,
  },
  exclusive: [["DiskBackupIds", "Filters", "InvalidParameterValue"]],

  output: {
    TotalCount: int("Number of matching backups across all pages."),
    DiskBackupSet: listOf(DiskBackup, "Backups on this page, newest first."),
  },

  errors: [
    "FailedOperation",
    "InvalidParameter.InvalidFilter",
    "InvalidParameterValue",
    "InvalidParameterValue.DiskBackupIdMalformed",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "UnauthorizedOperation.NoPermission",
  ],

  async run({ input, diskBackups, fail }) {
    const { DiskBackupIds, Filters = [] } = input;
    checkForms(Filters, forms, fail);
    const matches = (await diskBackups.all())
      .filter((row) => asksFor(DiskBackupIds, row.id))
      .map(toDiskBackup)
      .filter((backup) => passesAll(backup, Filters, fields));
    return { TotalCount: matches.length, DiskBackupSet: pageOf(matches, input) };
  },
});

const fields: Fields<typeof DiskBackup.value> = {
  "disk-backup-id": (backup) => [backup.DiskBackupId],
  "disk-id": (backup) => [backup.DiskId],
  "disk-backup-state": (backup) => [backup.DiskBackupState],
  "disk-usage": (backup) => [backup.DiskUsage],
  ...tagFields,
};

const forms = {
  "disk-backup-id": diskBackupIdForm,
  "disk-id": diskIdForm,
} as const;

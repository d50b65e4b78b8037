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
  summary: "Lists the account's backups of data disks in a region.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    DiskBackupIds: listOf(diskBackupId("Id of a backup."), "Only these backups; not together with Filters.")
      .items(0, 100)
      .optional(),
    Filters: filters(
      {
        "disk-backup-id": { about: "id" },
        "disk-id": { about: "disk" },
        "disk-backup-state": { about: "state" },
        "disk-usage": {
          about: "what the disk is for; system disks have no backups",
          oneOf: { values: ["SYSTEM_DISK", "DATA_DISK"], code: "InvalidParameter.InvalidFilter" },
        },
        "tag-key": { about: "key of a tag" },
        "tag-value": { about: "value of a tag" },
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
    TotalCount: int("How many backups match, on all pages."),
    DiskBackupSet: listOf(DiskBackup, "The backups of this page, newest first."),
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

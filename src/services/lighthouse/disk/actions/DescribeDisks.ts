import { int, listOf, string } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { checkForms, diskIdForm, instanceIdForm } from "../../wire/filterForms.ts";
import { isRequested, pageOf, tagFilters, tagsOf } from "../../wire/lists.ts";
import { diskId, rangedPaging } from "../../wire/parameters.ts";
import { Disk, toDisk } from "../objects/Disk.ts";
import type { DiskRow } from "../rows.ts";

const filters = filtersOf<typeof Disk.value>(tagsOf)(
  {
    "disk-id": { about: "id", read: (disk) => [disk.DiskId] },
    "instance-id": { about: "id of the attached instance", read: (disk) => [disk.InstanceId] },
    "disk-name": { about: "name", read: (disk) => [disk.DiskName] },
    zone: { about: "zone", read: (disk) => [disk.Zone] },
    "disk-usage": {
      about: "usage",
      oneOf: { values: ["SYSTEM_DISK", "DATA_DISK"], code: "InvalidParameter.InvalidFilter" },
      read: (disk) => [disk.DiskUsage],
    },
    "disk-state": { about: "state", read: (disk) => [disk.DiskState] },
    ...tagFilters,
  },
  {
    filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
    values: { max: 100, code: "InvalidParameter.FilterValueLimitExceeded" },
    unknown: "InvalidParameter.InvalidFilter",
  },
);

export default action({
  name: "DescribeDisks",
  category: "Cloud Disk",
  summary: "Lists the account's disks in a region, including system disks.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["disk/$DiskIds"],
  operationLevel: true,

  input: {
    DiskIds: listOf(diskId("Id of a disk."), "Restricts the list to these disks. Cannot be combined with Filters.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    Filters: filters.field.optional(),
    ...rangedPaging,
    OrderField: string("Sort key.").oneOf(["CREATED_TIME", "EXPIRED_TIME", "DISK_SIZE"]).default("CREATED_TIME"),
    Order: string("Sort order: ASC or DESC.").oneOf(["ASC", "DESC"]).default("DESC"),
  },
  exclusive: [["DiskIds", "Filters", "InvalidParameter.ParameterConflict"]],

  output: {
    DiskSet: listOf(Disk, "Disks on this page."),
    TotalCount: int("Number of matching disks across all pages."),
  },

  raises: [
    "InvalidParameter.FilterValueLimitExceeded",
    "InvalidParameter.InvalidFilter",
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue",
    "InvalidParameterValue.DiskNameTooLong",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.OutOfRange",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [
    "AuthFailure",
    "FailedOperation",
    "InternalError.InvalidCommandNotFound",
    "InvalidParameter.InvalidFilterInvalidKey",
    "InvalidParameterValue.InvalidZone",
    "InvalidParameterValue.RegionNotFound",
    "InvalidParameterValue.RegionNotMatch",
    "InvalidParameterValue.RegionNotSupported",
    "InvalidParameterValue.RegionUnavailable",
    "InvalidParameterValue.ZoneInvalid",
    "ResourceNotFound.DiskIdNotFound",
  ],

  async run({ input, disks, diskBackups, fail }) {
    const { DiskIds, Filters = [], OrderField, Order } = input;
    checkForms(Filters, forms, fail);
    const backups = await diskBackups.counts();
    const key = sortKeys[OrderField];
    const matches = (await disks.all())
      .filter((row) => isRequested(DiskIds, row.id))
      .toSorted((a, b) => (Order === "ASC" ? key(a) - key(b) : key(b) - key(a)))
      .map((row) => toDisk(row, backups.get(row.id) ?? 0))
      .filter((disk) => filters.matches(disk, Filters));
    return { DiskSet: pageOf(matches, input), TotalCount: matches.length };
  },
});

const sortKeys = {
  CREATED_TIME: (row: DiskRow) => row.created,
  EXPIRED_TIME: (row: DiskRow) => row.expires,
  DISK_SIZE: (row: DiskRow) => row.size,
};

const forms = {
  "disk-id": diskIdForm,
  "instance-id": instanceIdForm,
  "disk-name": [/^.{0,60}$/su, "InvalidParameterValue.DiskNameTooLong", "of at most 60 characters"],
} as const;

import { int, listOf } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { checkForms, diskIdForm, instanceIdForm, snapshotIdForm } from "../../wire/filterForms.ts";
import { isRequested, pageOf, tagFilters, tagsOf } from "../../wire/lists.ts";
import { paging, snapshotId } from "../../wire/parameters.ts";
import { filterFormCodes } from "../../wire/publishedCodes.ts";
import { Snapshot, toSnapshot } from "../objects/Snapshot.ts";

const filters = filtersOf<typeof Snapshot.value & { readonly instance: string }>(tagsOf)(
  {
    "snapshot-id": { about: "id", read: (snapshot) => [snapshot.SnapshotId] },
    "disk-id": { about: "disk", read: (snapshot) => [snapshot.DiskId] },
    "snapshot-name": { about: "name", read: (snapshot) => [snapshot.SnapshotName] },
    "instance-id": { about: "instance", read: (snapshot) => [snapshot.instance] },
    ...tagFilters,
  },
  {
    filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
    values: { max: 5, code: "InvalidParameter.FilterValueLimitExceeded" },
    unknown: "InvalidParameter.InvalidFilterNotSupportedName",
  },
);

export default action({
  name: "DescribeSnapshots",
  category: "Snapshot",
  summary: "Lists the account's snapshots in a region.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["snapshot/$SnapshotIds"],
  operationLevel: true,

  input: {
    SnapshotIds: listOf(
      snapshotId("Id of a snapshot."),
      "Restricts the list to these snapshots. Cannot be combined with Filters.",
    )
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .optional(),
    Filters: filters.field.optional(),
    ...paging,
  },
  exclusive: [["SnapshotIds", "Filters", "InvalidParameter.ParameterConflict"]],

  output: {
    TotalCount: int("Number of matching snapshots across all pages."),
    SnapshotSet: listOf(Snapshot, "Snapshots on this page, newest first."),
  },

  raises: [
    "InvalidParameter.FilterValueLimitExceeded",
    "InvalidParameter.InvalidFilterNotSupportedName",
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "InvalidParameterValue.SnapshotIdMalformed",
    "InvalidParameterValue.SnapshotNameTooLong",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [...filterFormCodes, "FailedOperation", "InvalidParameter.InvalidFilterInvalidValuesNotList"],

  async run({ input, snapshots, fail }) {
    const { SnapshotIds, Filters = [] } = input;
    checkForms(Filters, forms, fail);
    const matches = (await snapshots.all())
      .filter((row) => isRequested(SnapshotIds, row.id))
      .map((row) => ({ ...toSnapshot(row), instance: row.instance_id }))
      .filter((snapshot) => filters.matches(snapshot, Filters))
      .map(({ instance: _, ...snapshot }) => snapshot);
    return { TotalCount: matches.length, SnapshotSet: pageOf(matches, input) };
  },
});

const forms = {
  "snapshot-id": snapshotIdForm,
  "disk-id": diskIdForm,
  "instance-id": instanceIdForm,
  "snapshot-name": [/^.{0,60}$/su, "InvalidParameterValue.SnapshotNameTooLong", "1 to 60 characters"],
} as const;

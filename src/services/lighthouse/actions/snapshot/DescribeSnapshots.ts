import type { Fail } from "#kernel/action.ts";
import { int, listOf } from "#kernel/fields.ts";
import { type Filter, filters } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { asksFor, type Fields, pageOf, passesAll, tagFields } from "../../lists.ts";
import { Snapshot, toSnapshot } from "../../objects/Snapshot.ts";
import { paging, snapshotId } from "../../parameters.ts";
import { action } from "../../scope.ts";

export default action({
  name: "DescribeSnapshots",
  category: "Snapshot",
  summary: "Lists the account's snapshots of a region.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    SnapshotIds: listOf(snapshotId("Id of a snapshot."), "Only these snapshots; not together with Filters.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .optional(),
    Filters: filters(
      {
        "snapshot-id": { about: "id" },
        "disk-id": { about: "disk" },
        "snapshot-name": { about: "name" },
        "instance-id": { about: "instance" },
        "tag-key": { about: "key of a tag" },
        "tag-value": { about: "value of a tag" },
      },
      {
        tags: true,
        filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
        values: { max: 5, code: "InvalidParameter.FilterValueLimitExceeded" },
        unknown: "InvalidParameter.InvalidFilterNotSupportedName",
      },
    ).optional(),
    ...paging,
  },
  exclusive: [["SnapshotIds", "Filters", "InvalidParameter.ParameterConflict"]],

  output: {
    TotalCount: int("How many snapshots match, on all pages."),
    SnapshotSet: listOf(Snapshot, "The snapshots of this page, newest first."),
  },

  errors: [
    "FailedOperation",
    "InvalidParameter.FilterValueLimitExceeded",
    "InvalidParameter.InvalidFilter",
    "InvalidParameter.InvalidFilterInvalidKey",
    "InvalidParameter.InvalidFilterInvalidNameNotStr",
    "InvalidParameter.InvalidFilterInvalidValuesNotList",
    "InvalidParameter.InvalidFilterNotDict",
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

  async run({ input, snapshots, fail }) {
    const { SnapshotIds, Filters = [] } = input;
    for (const filter of Filters) checkForm(filter, fail);
    const matches = (await snapshots.all())
      .filter((row) => asksFor(SnapshotIds, row.id))
      .map((row) => ({ ...toSnapshot(row), instance: row.instance_id }))
      .filter((snapshot) => passesAll(snapshot, Filters, fields))
      .map(({ instance: _, ...snapshot }) => snapshot);
    return { TotalCount: matches.length, SnapshotSet: pageOf(matches, input) };
  },
});

const fields: Fields<typeof Snapshot.value & { readonly instance: string }> = {
  "snapshot-id": (snapshot) => [snapshot.SnapshotId],
  "disk-id": (snapshot) => [snapshot.DiskId],
  "snapshot-name": (snapshot) => [snapshot.SnapshotName],
  "instance-id": (snapshot) => [snapshot.instance],
  ...tagFields,
};

/** What the values of a filter must look like, and the code for one that does not. */
const forms = {
  "snapshot-id": [/^lhsnap-[0-9a-z]{8}$/, "InvalidParameterValue.SnapshotIdMalformed", "lhsnap-xxxxxxxx"],
  "disk-id": [/^lhdisk-[0-9a-z]{8}$/, "InvalidParameterValue.InvalidDiskIdMalformed", "lhdisk-xxxxxxxx"],
  "instance-id": [/^lhins-[0-9a-z]{8}$/, "InvalidParameterValue.InstanceIdMalformed", "lhins-xxxxxxxx"],
  "snapshot-name": [/^.{0,60}$/su, "InvalidParameterValue.SnapshotNameTooLong", "1 to 60 characters"],
} as const;

type FormCode = (typeof forms)[keyof typeof forms][1];

function checkForm({ Name, Values }: Filter, fail: Fail<FormCode>): void {
  for (const [name, [form, code, shown]] of Object.entries(forms)) {
    const stranger = name === Name ? Values.find((value) => !form.test(value)) : undefined;
    const must = { en: `must have the form ${shown}`, zh: `格式应为 ${shown}` };
    if (stranger !== undefined) fail(code, { parameter: "Filters", value: stranger, must });
  }
}

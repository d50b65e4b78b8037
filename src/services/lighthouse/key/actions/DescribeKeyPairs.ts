import { int, listOf } from "#kernel/fields.ts";
import { filters } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { asksFor, type Fields, pageOf, passesAll, tagFields } from "../../wire/lists.ts";
import { keyPairId, paging } from "../../wire/parameters.ts";
import { KeyPair, toKeyPair } from "../objects/KeyPair.ts";

export default action({
  name: "DescribeKeyPairs",
  category: "Key",
  summary: "Lists the account's key pairs of a region.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    KeyIds: listOf(keyPairId("Id of a key pair."), "Only these key pairs; not together with Filters.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    ...paging,
    Filters: filters(
      {
        "key-id": { about: "id" },
        "key-name": { about: "part of the name" },
        "tag-key": { about: "key of a tag" },
        "tag-value": { about: "value of a tag" },
      },
      {
        tags: true,
        filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
        values: { max: 5, code: "InvalidParameter.InvalidFilter" },
        unknown: "InvalidParameter.InvalidFilter",
      },
    ).optional(),
  },
  exclusive: [["KeyIds", "Filters", "InvalidParameter.ParameterConflict"]],

  output: {
    TotalCount: int("How many key pairs match, on all pages."),
    KeyPairSet: listOf(KeyPair, "The key pairs of this page, newest first."),
  },

  errors: [
    "FailedOperation",
    "InvalidParameter.InvalidFilter",
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.KeyPairIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "UnauthorizedOperation.NoPermission",
  ],

  async run({ input, keyPairs }) {
    const { KeyIds, Filters = [] } = input;
    const bindings = await keyPairs.bindings();
    const byName = Filters.filter(({ Name }) => Name === "key-name");
    const others = Filters.filter(({ Name }) => Name !== "key-name");
    const matches = (await keyPairs.all())
      .filter((row) => asksFor(KeyIds, row.id))
      .filter((row) => byName.every(({ Values }) => Values.some((part) => row.name.includes(part))))
      .map((row) => toKeyPair(row, bindings))
      .filter((keyPair) => passesAll(keyPair, others, fields));
    return { TotalCount: matches.length, KeyPairSet: pageOf(matches, input) };
  },
});

const fields: Fields<typeof KeyPair.value> = {
  "key-id": (keyPair) => [keyPair.KeyId],
  ...tagFields,
};

import { int, listOf } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { isRequested, pageOf, tagFilters, tagsOf } from "../../wire/lists.ts";
import { keyPairId, paging } from "../../wire/parameters.ts";
import { KeyPair, toKeyPair } from "../objects/KeyPair.ts";

const filters = filtersOf<typeof KeyPair.value>(tagsOf)(
  {
    "key-id": { about: "id", read: (keyPair) => [keyPair.KeyId] },
    "key-name": { about: "part of the name", test: ({ KeyName }, part) => KeyName.includes(part) },
    ...tagFilters,
  },
  {
    filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
    values: { max: 5, code: "InvalidParameter.InvalidFilter" },
    unknown: "InvalidParameter.InvalidFilter",
  },
);

export default action({
  name: "DescribeKeyPairs",
  category: "Key",
  summary: "Lists the account's key pairs in a region.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["keypair/$KeyIds"],
  operationLevel: true,

  input: {
    KeyIds: listOf(
      keyPairId("Id of a key pair."),
      "Restricts the list to these key pairs. Cannot be combined with Filters.",
    )
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    ...paging,
    Filters: filters.field.optional(),
  },
  exclusive: [["KeyIds", "Filters", "InvalidParameter.ParameterConflict"]],

  output: {
    TotalCount: int("Number of matching key pairs across all pages."),
    KeyPairSet: listOf(KeyPair, "Key pairs on this page, newest first."),
  },

  raises: [
    "InvalidParameter.InvalidFilter",
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.KeyPairIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["FailedOperation"],

  async run({ input, keyPairs }) {
    const { KeyIds, Filters = [] } = input;
    const bindings = await keyPairs.bindings();
    const matches = (await keyPairs.all())
      .filter((row) => isRequested(KeyIds, row.id))
      .map((row) => toKeyPair(row, bindings))
      .filter((keyPair) => filters.matches(keyPair, Filters));
    return { TotalCount: matches.length, KeyPairSet: pageOf(matches, input) };
  },
});

import { int, listOf, string } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { tagsOf } from "../../wire/objects/Tag.ts";
import { sorted } from "../../wire/order.ts";
import { ccnId, direction, filterRules, paging } from "../../wire/parameters.ts";
import { Ccn, toCcn } from "../objects/Ccn.ts";
import type { CcnRow } from "../rows.ts";

const columns: Readonly<Record<string, (row: CcnRow) => string>> = {
  CcnId: (row) => row.id,
  CcnName: (row) => row.name,
  CreateTime: (row) => new Date(row.created).toISOString(),
  State: () => "AVAILABLE",
  QosLevel: (row) => row.quality,
};

const filters = filtersOf<CcnRow>(tagsOf)(
  {
    "ccn-id": { about: "the id", read: (row) => [row.id] },
    "ccn-name": { about: "a part of the name", test: (row, value) => row.name.includes(value) },
    "ccn-description": { about: "a part of the description", test: (row, value) => row.about.includes(value) },
    state: { about: "the state, AVAILABLE", read: () => ["AVAILABLE"] },
    "tag-key": { about: "key of a tag", read: (row) => tagsOf(row).map((tag) => tag.Key) },
  },
  filterRules,
);

export default action({
  name: "DescribeCcns",
  category: "CCN",
  summary: "Lists CCNs, newest first by default.",
  rateLimit: 100,
  regions: cvmRegions,
  resources: ["ccn/$CcnIds"],

  input: {
    CcnIds: listOf(ccnId("Id of a CCN."), "Returns only these CCNs. Each must exist.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .optional(),
    Filters: filters.field.optional(),
    ...paging,
    OrderField: string("Field to sort by.").oneOf(Object.keys(columns), "InvalidParameterValue.Range").optional(),
    OrderDirection: direction().default("ASC"),
  },
  exclusive: [["CcnIds", "Filters", "InvalidParameter.Coexist"]],

  output: { TotalCount: int("Total number of matches."), CcnSet: listOf(Ccn, "The CCNs of this page.") },

  raises: [
    "InvalidParameter",
    "InvalidParameter.Coexist",
    "InvalidParameter.FilterInvalidKey",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Malformed",
    "InvalidParameterValue.Range",
    "ResourceNotFound",
  ],
  alsoPublished: [
    "InvalidParameter.FilterNotDict",
    "InvalidParameter.FilterValuesNotList",
    "InvalidParameterValue.TooLong",
    "UnsupportedOperation",
    "UnsupportedOperation.ActionNotFound",
  ],

  async run({ input, ccns, attachments, fail }) {
    const { CcnIds: ids = [], Filters = [], Offset, Limit, OrderField = "", OrderDirection } = input;
    const all = await ccns.all();
    const missing = ids.find((id) => !all.some((row) => row.id === id));
    if (missing !== undefined) fail("ResourceNotFound", { parameter: "CcnIds", value: missing });
    const rows = all.filter((row) => (ids.length === 0 || ids.includes(row.id)) && filters.matches(row, Filters));
    const networks = await attachments.all();
    const page = sorted(rows, columns[OrderField], OrderDirection).slice(Offset, Offset + Limit);
    const set = page.map((row) => toCcn(row, networks.filter((network) => network.ccn === row.id).length));
    return { TotalCount: rows.length, CcnSet: set };
  },
});

import { int, listOf } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { filterRules } from "../../wire/parameters.ts";
import { Invoker, toInvoker } from "../objects/Invoker.ts";
import { invokerId, invokerPaging } from "../parameters.ts";
import type { InvokerRow } from "../rows.ts";

const filters = filtersOf<InvokerRow>()(
  {
    "invoker-id": { about: "the id", read: ({ id }) => [id] },
    "command-id": { about: "the command", read: ({ command_id }) => [command_id] },
    "invoker-type": {
      about: "the type",
      oneOf: { values: ["SCHEDULE"], code: filterRules.unknown },
      read: ({ type }) => [type],
    },
  },
  filterRules,
);

export default action({
  name: "DescribeInvokers",
  category: "Invoker",
  summary: "Lists invokers, newest first.",
  rateLimit: 20,
  regions: cvmRegions,
  resources: ["invoker/$InvokerIds"],

  input: {
    InvokerIds: listOf(invokerId("Id of an invoker."), "Returns only these invokers.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .optional(),
    Filters: filters.field.optional(),
    ...invokerPaging,
  },
  exclusive: [["InvokerIds", "Filters", "InvalidParameter.ConflictParameter"]],

  output: {
    TotalCount: int("Total number of matches."),
    InvokerSet: listOf(Invoker, "The invokers of this page."),
  },

  raises: [
    "InvalidParameter.ConflictParameter",
    "InvalidParameterValue.InvalidFilter",
    "InvalidParameterValue.InvalidInvokerId",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.TooLarge",
    "InvalidParameterValue.TooSmall",
  ],
  alsoPublished: ["AuthFailure", "InvalidParameterValue", "InvalidParameterValue.InconsistentID"],

  async run({ input: { InvokerIds: ids = [], Filters = [], Offset, Limit }, invokers }) {
    const all = await invokers.all();
    const rows = all.filter((row) => (ids.length === 0 || ids.includes(row.id)) && filters.matches(row, Filters));
    return { TotalCount: rows.length, InvokerSet: rows.slice(Offset, Offset + Limit).map(toInvoker) };
  },
});

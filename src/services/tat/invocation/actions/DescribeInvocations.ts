import { int, listOf } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { filterRules, paging } from "../../wire/parameters.ts";
import { Invocation, toInvocation } from "../objects/Invocation.ts";
import { invocationId } from "../parameters.ts";
import type { SealedInvocation } from "../rows.ts";

const filters = filtersOf<SealedInvocation>()(
  {
    "invocation-id": { about: "the id", read: ({ id }) => [id] },
    "command-id": { about: "the command", read: ({ command_id }) => [command_id] },
    "command-created-by": {
      about: "the creator of the command; there are no public commands here",
      oneOf: { values: ["TAT", "USER"], code: filterRules.unknown },
      read: () => ["USER"],
    },
    "instance-kind": {
      about: "the product of the instances",
      oneOf: { values: ["CVM", "LIGHTHOUSE"], code: filterRules.unknown },
      read: () => ["LIGHTHOUSE"],
    },
  },
  { ...filterRules, values: { max: 5, code: "LimitExceeded.FilterValueExceeded" } },
);

export default action({
  name: "DescribeInvocations",
  category: "Invocation",
  summary: "Lists invocations, newest first.",
  rateLimit: 20,
  regions: cvmRegions,
  resources: ["invocation/$InvocationIds"],

  input: {
    InvocationIds: listOf(invocationId("Id of an invocation."), "Returns only these invocations.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .optional(),
    Filters: filters.field.optional(),
    ...paging,
  },
  exclusive: [["InvocationIds", "Filters", "InvalidParameter.ConflictParameter"]],

  output: {
    TotalCount: int("Total number of matches."),
    InvocationSet: listOf(Invocation, "The invocations of this page."),
  },

  raises: [
    "InvalidParameter",
    "InvalidParameter.ConflictParameter",
    "InvalidParameterValue.InvalidFilter",
    "InvalidParameterValue.InvalidInvocationId",
    "InvalidParameterValue.LimitExceeded",
    "LimitExceeded.FilterValueExceeded",
    "UnauthorizedOperation.CamAuthFailed",
  ],
  alsoPublished: [
    "InternalError",
    "InvalidParameterValue.InvalidCommandId",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
  ],

  async run({ input: { InvocationIds: ids = [], Filters = [], Offset, Limit }, invocations, tasks, now }) {
    const all = await invocations.all();
    const rows = all.filter((row) => (ids.length === 0 || ids.includes(row.id)) && filters.matches(row, Filters));
    const page = rows.slice(Offset, Offset + Limit).map((row) => invocations.opened(row));
    const byInvocation = await tasks.of(page.map(({ id }) => id));
    const set = page.map((row) => toInvocation(row, byInvocation.get(row.id) ?? [], now));
    return { TotalCount: rows.length, InvocationSet: set };
  },
});

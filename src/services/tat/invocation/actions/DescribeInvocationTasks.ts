import { bool, int, listOf } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { filterRules, paging } from "../../wire/parameters.ts";
import { InvocationTask, toInvocationTask } from "../objects/InvocationTask.ts";
import { invocationTaskId } from "../parameters.ts";
import type { SealedTask } from "../tasks.ts";

const filters = filtersOf<SealedTask>()(
  {
    "invocation-task-id": { about: "the id", read: ({ id }) => [id] },
    "invocation-id": { about: "the invocation", read: ({ invocation_id }) => [invocation_id] },
    "instance-id": { about: "the instance", read: ({ instance }) => [instance] },
    "command-id": { about: "the command", read: ({ command_id }) => [command_id] },
  },
  filterRules,
);

export default action({
  name: "DescribeInvocationTasks",
  category: "Invocation",
  summary: "Lists the tasks of invocations with their outputs, newest first.",
  rateLimit: 20,
  regions: cvmRegions,

  input: {
    InvocationTaskIds: listOf(invocationTaskId("Id of a task."), "Returns only these tasks.").items(0, 100).optional(),
    Filters: filters.field.optional(),
    ...paging,
    HideOutput: bool("Whether to omit the outputs.").default(true),
  },
  exclusive: [["InvocationTaskIds", "Filters", "InvalidParameter.ConflictParameter"]],

  output: {
    TotalCount: int("Total number of matches."),
    InvocationTaskSet: listOf(InvocationTask, "The tasks of this page."),
  },

  raises: [
    "InvalidParameter",
    "InvalidParameter.ConflictParameter",
    "InvalidParameterValue",
    "InvalidParameterValue.InvalidFilter",
    "InvalidParameterValue.InvalidInvocationTaskId",
    "UnauthorizedOperation.CamAuthFailed",
  ],
  alsoPublished: [
    "InternalError",
    "InvalidParameterValue.InvalidCommandId",
    "InvalidParameterValue.InvalidInstanceId",
    "InvalidParameterValue.InvalidInvocationId",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
    "UnsupportedOperation",
  ],

  async run({ input, invocations, tasks, now }) {
    const { InvocationTaskIds: ids = [], Filters = [], Offset, Limit, HideOutput: hideOutput } = input;
    const all = await tasks.all();
    const rows = all.filter((row) => (ids.length === 0 || ids.includes(row.id)) && filters.matches(row, Filters));
    const page = rows.slice(Offset, Offset + Limit).map((row) => tasks.opened(row));
    const found = await invocations.some([...new Set(page.map((row) => row.invocation_id))]);
    const byId = new Map(found.map((row) => [row.id, row]));
    const set = page.flatMap((row) => {
      const invocation = byId.get(row.invocation_id);
      return invocation ? [toInvocationTask(row, invocation, { now, hideOutput })] : [];
    });
    return { TotalCount: rows.length, InvocationTaskSet: set };
  },
});

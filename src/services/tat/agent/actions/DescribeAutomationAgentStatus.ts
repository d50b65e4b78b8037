import { int, listOf } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceId } from "../../wire/instances.ts";
import { filterRules, paging } from "../../wire/parameters.ts";
import { AutomationAgentInfo, toAgentInfo } from "../objects/AutomationAgentInfo.ts";
import type { Target } from "../targets.ts";

const filters = filtersOf<Target>()(
  {
    "agent-status": {
      about: "the status",
      oneOf: { values: ["Online", "Offline"], code: filterRules.unknown },
      read: ({ isOnline }) => [isOnline ? "Online" : "Offline"],
    },
    environment: {
      about: "the system",
      oneOf: { values: ["Linux", "Windows"], code: filterRules.unknown },
      read: ({ environment }) => [environment],
    },
    "instance-id": { about: "the instance", read: ({ id }) => [id] },
  },
  filterRules,
);

export default action({
  name: "DescribeAutomationAgentStatus",
  category: "Agent",
  summary: "Lists the agents on instances of Lighthouse, newest instance first.",
  rateLimit: 20,
  regions: cvmRegions,
  resources: ["lighthouse:instance/$InstanceIds"],

  input: {
    InstanceIds: listOf(instanceId(), "Returns only the agents on these instances.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .optional(),
    Filters: filters.field.optional(),
    ...paging,
  },
  exclusive: [["InstanceIds", "Filters", "InvalidParameter.ConflictParameter"]],

  output: {
    AutomationAgentSet: listOf(AutomationAgentInfo, "The agents of this page."),
    TotalCount: int("Total number of matches."),
  },

  raises: [
    "InvalidParameter",
    "InvalidParameter.ConflictParameter",
    "InvalidParameterValue",
    "InvalidParameterValue.InvalidFilter",
    "InvalidParameterValue.InvalidInstanceId",
    "InvalidParameterValue.LimitExceeded",
    "UnauthorizedOperation.CamAuthFailed",
  ],
  alsoPublished: [
    "InternalError",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
    "UnsupportedOperation",
  ],

  async run({ input: { InstanceIds: ids = [], Filters = [], Offset, Limit }, targets, now }) {
    const all = await (ids.length === 0 ? targets.all() : targets.some(ids));
    const found = all.filter((target) => filters.matches(target, Filters));
    const page = found.slice(Offset, Offset + Limit);
    return { TotalCount: found.length, AutomationAgentSet: page.map((target) => toAgentInfo(target, now)) };
  },
});

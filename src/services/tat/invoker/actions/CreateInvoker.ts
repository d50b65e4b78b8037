import { ApiError } from "#kernel/errors.ts";
import { string } from "#kernel/fields.ts";
import { resourceId } from "#kernel/randomText.ts";
import { cvmRegions } from "#services/regions.ts";
import { noResponses } from "../../agent/refusals.ts";
import { existingCommand } from "../../command/refusals.ts";
import { action } from "../../scope.ts";
import { newTags } from "../../wire/objects/Tag.ts";
import { commandId, username } from "../../wire/parameters.ts";
import { invokerInstances, invokerName, invokerParameters, invokerType, schedule } from "../parameters.ts";
import { invokerTargets, refuseParameters } from "../refusals.ts";
import { nextRun, scheduleOf } from "../schedule.ts";

export default action({
  name: "CreateInvoker",
  category: "Invoker",
  summary: "Creates an invoker, which runs a command on a schedule. It is enabled.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["invoker/*", "command/$CommandId", "lighthouse:instance/$InstanceIds"],

  input: {
    Name: invokerName(),
    Type: invokerType(),
    CommandId: commandId("The command."),
    InstanceIds: invokerInstances(),
    Username: username("Operating system user; defaults to that of the command.").optional(),
    Parameters: invokerParameters(),
    ScheduleSettings: schedule(),
    Tags: newTags("Tags of the invoker."),
  },

  output: { InvokerId: string("Id of the invoker.") },

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "InvalidParameter",
    "InvalidParameterValue.InconsistentInstance",
    "InvalidParameterValue.InvalidCommandId",
    "InvalidParameterValue.InvalidCronExpression",
    "InvalidParameterValue.InvalidInstanceId",
    "InvalidParameterValue.InvalidTimeFormat",
    "InvalidParameterValue.InvokeTimeExpired",
    "InvalidParameterValue.ParameterInvalidJsonFormat",
    "InvalidParameterValue.Range",
    "InvalidParameterValue.TooLong",
    "ResourceNotFound.CommandNotFound",
    "ResourceNotFound.InstanceNotFound",
    "ResourceUnavailable.AgentNotInstalled",
    "ResourceUnavailable.AgentStatusNotOnline",
  ],
  alsoPublished: ["AuthFailure", "InternalError", "InvalidParameterValue.ID", "InvalidParameterValue.InconsistentID"],

  async run(scope) {
    const { input, commands, invokers, tags, now, random, fail } = scope;
    const { ScheduleSettings, InstanceIds } = input;
    if (!ScheduleSettings) throw new ApiError("MissingParameter", { parameter: "ScheduleSettings" });
    const settings = scheduleOf(ScheduleSettings, now, fail);
    const command = await existingCommand(input.CommandId, commands, fail);
    refuseParameters(input.Parameters, command, "InvalidParameterValue", fail);
    const offline = (await invokerTargets(InstanceIds, scope, fail)).find(({ isOnline }) => !isOnline);
    if (offline) fail("ResourceUnavailable.AgentStatusNotOnline", { value: offline.id, reason: noResponses });
    const id = resourceId(random, "ivk");
    await invokers.add({
      id,
      name: input.Name,
      type: input.Type,
      command_id: command.id,
      username: input.Username ?? "",
      parameters: input.Parameters ?? "",
      instances: JSON.stringify(InstanceIds),
      enabled: 1,
      ...settings,
      due: nextRun(settings, now),
      tags: await tags.onNew(input.Tags),
      created: now,
      updated: now,
    });
    return { InvokerId: id };
  },
});

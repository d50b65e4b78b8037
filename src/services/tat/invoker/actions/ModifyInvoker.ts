import { string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { existingCommand } from "../../command/refusals.ts";
import { action } from "../../scope.ts";
import { commandForm, username } from "../../wire/parameters.ts";
import { invokerId, invokerInstances, invokerName, invokerParameters, invokerType, schedule } from "../parameters.ts";
import { existingInvoker, invokerTargets, refuseParameters } from "../refusals.ts";
import { nextRun, scheduleOf } from "../schedule.ts";

export default action({
  name: "ModifyInvoker",
  category: "Invoker",
  summary: "Changes an invoker. Parameters that are omitted stay unchanged.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["invoker/$InvokerId", "command/$CommandId", "lighthouse:instance/$InstanceIds"],

  input: {
    InvokerId: invokerId(),
    Name: invokerName().optional(),
    Type: invokerType().optional(),
    CommandId: string("The command.")
      .pattern(...commandForm, "InvalidParameterValue.ID")
      .optional(),
    Username: username("Operating system user; defaults to that of the command.").optional(),
    Parameters: invokerParameters(),
    InstanceIds: invokerInstances().optional(),
    ScheduleSettings: schedule(),
  },

  output: {},

  raises: [
    "InvalidParameterValue.ID",
    "InvalidParameterValue.InconsistentInstance",
    "InvalidParameterValue.InvalidCronExpression",
    "InvalidParameterValue.InvalidInstanceId",
    "InvalidParameterValue.InvalidInvokerId",
    "InvalidParameterValue.InvalidTimeFormat",
    "InvalidParameterValue.InvokeTimeExpired",
    "InvalidParameterValue.ParameterDisabled",
    "InvalidParameterValue.ParameterInvalidJsonFormat",
    "InvalidParameterValue.Range",
    "InvalidParameterValue.TooLong",
    "ResourceNotFound.CommandNotFound",
    "ResourceNotFound.InstanceNotFound",
    "ResourceUnavailable.AgentNotInstalled",
  ],
  alsoPublished: [
    "AuthFailure",
    "InternalError",
    "InvalidParameterValue.InconsistentID",
    "InvalidParameterValue.LimitExceeded",
  ],

  async run(scope) {
    const { input, commands, invokers, now, fail } = scope;
    const { InvokerId, InstanceIds, ScheduleSettings } = input;
    const row = await existingInvoker(InvokerId, invokers, "InvalidParameterValue.InvalidInvokerId", fail);
    const settings = ScheduleSettings ? scheduleOf(ScheduleSettings, now, fail) : row;
    const command = await existingCommand(input.CommandId ?? row.command_id, commands, fail);
    refuseParameters(input.Parameters, command, "InvalidParameterValue.ParameterDisabled", fail);
    if (InstanceIds) await invokerTargets(InstanceIds, scope, fail);
    const { policy, recurrence, invoke_time } = settings;
    await invokers.change(InvokerId, {
      name: input.Name ?? row.name,
      command_id: command.id,
      username: input.Username ?? row.username,
      parameters: input.Parameters ?? row.parameters,
      instances: InstanceIds ? JSON.stringify(InstanceIds) : row.instances,
      ...{ policy, recurrence, invoke_time },
      due: row.enabled === 1 ? nextRun(settings, now) : null,
      updated: now,
    });
    return {};
  },
});

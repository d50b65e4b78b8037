import { bool, string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { commandQuota, newCommand } from "../../command/newCommand.ts";
import { defaultParameterConfs } from "../../command/objects/DefaultParameterConf.ts";
import {
  commandName,
  commandType,
  content,
  defaultParameters,
  description,
  enableParameter,
  workingDirectory,
} from "../../command/parameters.ts";
import { refuseName } from "../../command/refusals.ts";
import { action } from "../../scope.ts";
import { newTags } from "../../wire/objects/Tag.ts";
import { outputBucket, timeout, username } from "../../wire/parameters.ts";
import { parameterValues, targetIds } from "../parameters.ts";
import { startInvocation } from "../start.ts";

export default action({
  name: "RunCommand",
  category: "Invocation",
  summary: "Runs a new command on running instances.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  usesMachines: true,
  resources: ["lighthouse:instance/$InstanceIds"],

  input: {
    Content: content("InvalidParameterValue.TooLong"),
    InstanceIds: targetIds(),
    CommandName: commandName().optional(),
    Description: description().default(""),
    CommandType: commandType().default("SHELL"),
    WorkingDirectory: workingDirectory(),
    Timeout: timeout("Seconds after which it is stopped.", "InvalidParameterValue.Range").default(60),
    SaveCommand: bool("Whether DescribeCommands lists the command.").default(false),
    EnableParameter: enableParameter(),
    DefaultParameters: defaultParameters(),
    DefaultParameterConfs: defaultParameterConfs(),
    Parameters: parameterValues(),
    Tags: newTags("Tags of the saved command."),
    Username: username("Operating system user that runs it.", "InvalidParameterValue.InvalidUsername").optional(),
    ...outputBucket,
  },
  exclusive: [["DefaultParameters", "DefaultParameterConfs", "InvalidParameterValue"]],

  output: { CommandId: string("Id of the command."), InvocationId: string("Id of the invocation.") },

  raises: [
    "FailedOperation.LighthouseError",
    "InvalidParameter",
    "InvalidParameterValue",
    "InvalidParameterValue.AgentUnsupportedCommandType",
    "InvalidParameterValue.CommandContentInvalid",
    "InvalidParameterValue.CommandNameDuplicated",
    "InvalidParameterValue.InconsistentInstance",
    "InvalidParameterValue.InvalidCommandName",
    "InvalidParameterValue.InvalidInstanceId",
    "InvalidParameterValue.InvalidOutputCOSBucketUrl",
    "InvalidParameterValue.InvalidOutputCOSKeyPrefix",
    "InvalidParameterValue.InvalidUsername",
    "InvalidParameterValue.InvalidWorkingDirectory",
    "InvalidParameterValue.LackOfParameterInfo",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.ParameterDisabled",
    "InvalidParameterValue.ParameterInvalidJsonFormat",
    "InvalidParameterValue.ParameterKeyContainsInvalidChar",
    "InvalidParameterValue.ParameterKeyDuplicated",
    "InvalidParameterValue.ParameterKeyLenExceeded",
    "InvalidParameterValue.ParameterNumberExceeded",
    "InvalidParameterValue.ParameterValueNotString",
    "InvalidParameterValue.Range",
    "InvalidParameterValue.SupportParametersOnlyIfEnableParameter",
    "InvalidParameterValue.TooLong",
    "MissingParameter",
    "ResourceNotFound.InstanceNotFound",
    "ResourceUnavailable.AgentNotInstalled",
    "ResourceUnavailable.AgentStatusNotOnline",
    "ResourceUnavailable.InstanceStateNotRunning",
    "ResourceUnavailable.LighthouseUnsupportedRegion",
    "ResourceUnavailable.UserHasNoQuotaCode",
    "UnauthorizedOperation.CamAuthFailed",
  ],
  alsoPublished: [
    "FailedOperation.CVMError",
    "InternalError",
    "InvalidParameter.InvalidUsername",
    "InvalidParameter.ParameterNameDuplicated",
    "InvalidParameterValue.InvalidContent",
    "OperationDenied",
    "ResourceNotFound.CosBucketNotFoundCode",
    "ResourceNotFound.RoleNotFound",
    "ResourceUnavailable",
    "UnauthorizedOperation.AssumeRoleUnauthorized",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
  ],

  async run(scope) {
    const { input, commands, tags, now, random, fail } = scope;
    const { CommandName, SaveCommand } = input;
    if (SaveCommand) {
      if (CommandName !== undefined) await refuseName(CommandName, commands, fail);
      if ((await commands.count()) >= commandQuota) {
        fail("ResourceUnavailable.UserHasNoQuotaCode", { limit: commandQuota });
      }
    }
    const facts = { name: (id: string) => CommandName ?? id, tags: SaveCommand ? await tags.onNew(input.Tags) : "[]" };
    const command = newCommand(input, facts, { random, now, fail });
    const order = { command, parameters: input.Parameters, instances: input.InstanceIds, source: "USER" } as const;
    const InvocationId = await startInvocation(order, scope, fail);
    if (SaveCommand) await commands.add(command);
    return { CommandId: command.id, InvocationId };
  },
});

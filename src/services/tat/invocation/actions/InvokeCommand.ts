import { string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { workingDirectory } from "../../command/parameters.ts";
import { existingCommand, refuseDirectory } from "../../command/refusals.ts";
import { action } from "../../scope.ts";
import { commandId, outputBucket, timeout, username } from "../../wire/parameters.ts";
import { parameterValues, targetIds } from "../parameters.ts";
import { startInvocation } from "../start.ts";

export default action({
  name: "InvokeCommand",
  category: "Invocation",
  summary: "Runs a command on running instances.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  usesMachines: true,
  resources: ["command/$CommandId", "lighthouse:instance/$InstanceIds"],

  input: {
    CommandId: commandId("The command."),
    InstanceIds: targetIds(),
    Parameters: parameterValues(),
    Username: username(
      "Operating system user; defaults to that of the command.",
      "InvalidParameter.InvalidUsername",
    ).optional(),
    WorkingDirectory: workingDirectory(),
    Timeout: timeout("Seconds after which it is stopped; defaults to those of the command.").optional(),
    ...outputBucket,
  },

  output: { InvocationId: string("Id of the invocation.") },

  raises: [
    "FailedOperation.LighthouseError",
    "InvalidParameter",
    "InvalidParameter.InvalidUsername",
    "InvalidParameterValue",
    "InvalidParameterValue.AgentUnsupportedCommandType",
    "InvalidParameterValue.InconsistentInstance",
    "InvalidParameterValue.InvalidCommandId",
    "InvalidParameterValue.InvalidInstanceId",
    "InvalidParameterValue.InvalidOutputCOSBucketUrl",
    "InvalidParameterValue.InvalidOutputCOSKeyPrefix",
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
    "ResourceNotFound.CommandNotFound",
    "ResourceNotFound.InstanceNotFound",
    "ResourceUnavailable.AgentNotInstalled",
    "ResourceUnavailable.AgentStatusNotOnline",
    "ResourceUnavailable.InstanceStateNotRunning",
    "ResourceUnavailable.LighthouseUnsupportedRegion",
    "UnauthorizedOperation.CamAuthFailed",
  ],
  alsoPublished: [
    "FailedOperation.CVMError",
    "InternalError",
    "InvalidParameterValue.SupportParametersOnlyIfEnableParameter",
    "OperationDenied",
    "ResourceNotFound.CosBucketNotFoundCode",
    "ResourceNotFound.RoleNotFound",
    "ResourceUnavailable",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
    "UnauthorizedOperation.NeedApproval",
  ],

  async run(scope) {
    const { input, commands, fail } = scope;
    const row = await existingCommand(input.CommandId, commands, fail);
    const directory = input.WorkingDirectory ?? row.directory;
    refuseDirectory(row.type, directory, fail);
    const command = {
      ...row,
      directory,
      username: input.Username ?? row.username,
      timeout: input.Timeout ?? row.timeout,
      bucket: input.OutputCOSBucketUrl ?? row.bucket,
      prefix: input.OutputCOSKeyPrefix ?? row.prefix,
    };
    const order = { command, parameters: input.Parameters, instances: input.InstanceIds, source: "USER" } as const;
    return { InvocationId: await startInvocation(order, scope, fail) };
  },
});

import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { commandId, outputBucket, timeout, username } from "../../wire/parameters.ts";
import { defaultsOf } from "../defaultParameters.ts";
import { defaultDirectory } from "../newCommand.ts";
import { defaultParameterConfs } from "../objects/DefaultParameterConf.ts";
import { commandName, commandType, content, defaultParameters, description, workingDirectory } from "../parameters.ts";
import { existingCommand, refuseDirectory, refuseName } from "../refusals.ts";

export default action({
  name: "ModifyCommand",
  category: "Command",
  summary: "Changes a command. Parameters that are omitted stay unchanged.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["command/$CommandId"],

  input: {
    CommandId: commandId("The command."),
    CommandName: commandName().optional(),
    Description: description().optional(),
    Content: content("InvalidParameterValue.TooLong").optional(),
    CommandType: commandType().optional(),
    WorkingDirectory: workingDirectory(),
    Timeout: timeout("Seconds after which it is stopped.", "InvalidParameterValue.Range").optional(),
    DefaultParameters: defaultParameters(),
    DefaultParameterConfs: defaultParameterConfs(),
    Username: username("Operating system user that runs it.").optional(),
    ...outputBucket,
  },
  exclusive: [["DefaultParameters", "DefaultParameterConfs", "InvalidParameterValue"]],

  output: {},

  raises: [
    "InvalidParameter",
    "InvalidParameterValue",
    "InvalidParameterValue.CommandContentInvalid",
    "InvalidParameterValue.CommandNameDuplicated",
    "InvalidParameterValue.InvalidCommandId",
    "InvalidParameterValue.InvalidCommandName",
    "InvalidParameterValue.InvalidOutputCOSBucketUrl",
    "InvalidParameterValue.InvalidOutputCOSKeyPrefix",
    "InvalidParameterValue.InvalidWorkingDirectory",
    "InvalidParameterValue.ParameterInvalidJsonFormat",
    "InvalidParameterValue.ParameterKeyContainsInvalidChar",
    "InvalidParameterValue.ParameterKeyDuplicated",
    "InvalidParameterValue.ParameterKeyLenExceeded",
    "InvalidParameterValue.ParameterNumberExceeded",
    "InvalidParameterValue.ParameterValueNotString",
    "InvalidParameterValue.Range",
    "InvalidParameterValue.SupportParametersOnlyIfEnableParameter",
    "InvalidParameterValue.TooLong",
    "ResourceNotFound.CommandNotFound",
    "UnauthorizedOperation.CamAuthFailed",
  ],
  alsoPublished: [
    "InternalError",
    "ResourceNotFound.CosBucketNotFoundCode",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
  ],

  async run({ input, commands, now, fail }) {
    const { CommandId, CommandName: name } = input;
    const row = await existingCommand(CommandId, commands, fail);
    if (name !== undefined) await refuseName(name, commands, fail, CommandId);
    const type = input.CommandType ?? row.type;
    const isDefault = row.directory === defaultDirectory(row.type);
    const directory = input.WorkingDirectory ?? (isDefault ? defaultDirectory(type) : row.directory);
    refuseDirectory(type, directory, fail);
    const defaults = defaultsOf(input, row.parameterized === 1, fail);
    await commands.change(CommandId, {
      name: name ?? row.name,
      about: input.Description ?? row.about,
      type,
      directory,
      timeout: input.Timeout ?? row.timeout,
      username: input.Username ?? row.username,
      body: { ...row.body, content: input.Content ?? row.body.content, ...defaults },
      bucket: input.OutputCOSBucketUrl ?? row.bucket,
      prefix: input.OutputCOSKeyPrefix ?? row.prefix,
      updated: now,
    });
    return {};
  },
});

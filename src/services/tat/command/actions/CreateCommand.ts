import { string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { newTags } from "../../wire/objects/Tag.ts";
import { outputBucket, timeout, username } from "../../wire/parameters.ts";
import { commandQuota, newCommand } from "../newCommand.ts";
import { defaultParameterConfs } from "../objects/DefaultParameterConf.ts";
import {
  commandName,
  commandType,
  content,
  defaultParameters,
  description,
  enableParameter,
  workingDirectory,
} from "../parameters.ts";
import { refuseName } from "../refusals.ts";

export default action({
  name: "CreateCommand",
  category: "Command",
  summary: "Creates a command.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["command/*"],

  input: {
    CommandName: commandName(),
    Content: content("InvalidParameterValue.TooLong"),
    Description: description().default(""),
    CommandType: commandType().default("SHELL"),
    WorkingDirectory: workingDirectory(),
    Timeout: timeout("Seconds after which it is stopped.", "InvalidParameterValue.Range").default(60),
    EnableParameter: enableParameter(),
    DefaultParameters: defaultParameters(),
    DefaultParameterConfs: defaultParameterConfs(),
    Tags: newTags("Tags of the command."),
    Username: username("Operating system user that runs it.", "InvalidParameterValue.InvalidUsername").optional(),
    ...outputBucket,
  },
  exclusive: [["DefaultParameters", "DefaultParameterConfs", "InvalidParameterValue"]],

  output: { CommandId: string("Id of the command.") },

  raises: [
    "InvalidParameter",
    "InvalidParameterValue",
    "InvalidParameterValue.CommandContentInvalid",
    "InvalidParameterValue.CommandNameDuplicated",
    "InvalidParameterValue.InvalidCommandName",
    "InvalidParameterValue.InvalidOutputCOSBucketUrl",
    "InvalidParameterValue.InvalidOutputCOSKeyPrefix",
    "InvalidParameterValue.InvalidUsername",
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
    "MissingParameter",
    "ResourceUnavailable.UserHasNoQuotaCode",
    "UnauthorizedOperation.CamAuthFailed",
  ],
  alsoPublished: [
    "FailedOperation.TagOperationFailed",
    "InternalError",
    "InvalidParameterValue.InvalidContent",
    "InvalidParameterValue.ParameterDisabled",
    "ResourceNotFound.CosBucketNotFoundCode",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
    "UnsupportedOperation",
  ],

  async run({ input, commands, tags, now, random, fail }) {
    await refuseName(input.CommandName, commands, fail);
    if ((await commands.count()) >= commandQuota) {
      fail("ResourceUnavailable.UserHasNoQuotaCode", { limit: commandQuota });
    }
    const facts = { name: () => input.CommandName, tags: await tags.onNew(input.Tags) };
    const row = newCommand(input, facts, { random, now, fail });
    await commands.add(row);
    return { CommandId: row.id };
  },
});

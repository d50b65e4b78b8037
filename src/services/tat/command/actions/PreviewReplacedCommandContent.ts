import { ApiError } from "#kernel/errors.ts";
import { string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { parseParameters, replaced } from "../../wire/customParameters.ts";
import { commandId } from "../../wire/parameters.ts";
import { content } from "../parameters.ts";
import { existingCommand } from "../refusals.ts";

export default action({
  name: "PreviewReplacedCommandContent",
  category: "Command",
  summary: "Returns the content of a command with its custom parameters replaced. Runs nothing.",
  rateLimit: 20,
  regions: cvmRegions,
  resources: ["command/$CommandId"],

  input: {
    Parameters: string("Values of custom parameters, as a JSON object of strings.").optional(),
    CommandId: commandId("The command, if there is no Content.").optional(),
    Content: content("InvalidParameterValue.CommandContentInvalid").optional(),
  },
  exclusive: [["CommandId", "Content", "InvalidParameter.ConflictParameter"]],

  output: { ReplacedContent: string("The replaced content in Base64.") },

  raises: [
    "InvalidParameter.ConflictParameter",
    "InvalidParameterValue.CommandContentInvalid",
    "InvalidParameterValue.InvalidCommandId",
    "InvalidParameterValue.LackOfParameterInfo",
    "InvalidParameterValue.LackOfParameters",
    "InvalidParameterValue.ParameterDisabled",
    "InvalidParameterValue.ParameterInvalidJsonFormat",
    "InvalidParameterValue.ParameterKeyContainsInvalidChar",
    "InvalidParameterValue.ParameterKeyDuplicated",
    "InvalidParameterValue.ParameterKeyLenExceeded",
    "InvalidParameterValue.ParameterNumberExceeded",
    "InvalidParameterValue.ParameterValueNotString",
    "ResourceNotFound.CommandNotFound",
    "UnauthorizedOperation.CamAuthFailed",
  ],
  alsoPublished: [
    "InvalidParameter.ParameterNameDuplicated",
    "InvalidParameterValue.CommandNameDuplicated",
    "InvalidParameterValue.Range",
    "InvalidParameterValue.SupportParametersOnlyIfEnableParameter",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
  ],

  async run({ input: { Parameters: text, CommandId, Content }, commands, fail }) {
    const given = text === undefined ? undefined : parseParameters("Parameters", text, fail);
    if (Content !== undefined) {
      if (!given) return fail("InvalidParameterValue.LackOfParameters", { parameter: "Parameters" });
      return { ReplacedContent: replaced(Content, given) };
    }
    if (CommandId === undefined) throw new ApiError("MissingParameter", { parameter: "Content" });
    const { parameterized, body } = await existingCommand(CommandId, commands, fail);
    if (parameterized === 0) fail("InvalidParameterValue.ParameterDisabled", { value: CommandId });
    if (!given && body.defaults === "") fail("InvalidParameterValue.LackOfParameterInfo", { parameter: "Parameters" });
    const defaults = body.defaults === "" ? {} : parseParameters("DefaultParameters", body.defaults, fail);
    return { ReplacedContent: replaced(body.content, { ...defaults, ...given }) };
  },
});

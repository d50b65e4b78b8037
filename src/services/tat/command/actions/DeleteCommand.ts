import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { commandId } from "../../wire/parameters.ts";
import { deletableCommand } from "../refusals.ts";

export default action({
  name: "DeleteCommand",
  category: "Command",
  summary: "Deletes a command that no invoker uses and that is not running.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["command/$CommandId"],

  input: { CommandId: commandId("The command.") },

  output: {},

  raises: [
    "InvalidParameterValue.InvalidCommandId",
    "ResourceNotFound.CommandNotFound",
    "ResourceUnavailable.CommandInExecuting",
    "ResourceUnavailable.CommandInInvoker",
    "UnauthorizedOperation.CamAuthFailed",
  ],
  alsoPublished: [
    "InternalError",
    "InvalidParameterValue",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
  ],

  async run({ input, commands, invocations, invokers, now, fail }) {
    const ids = [input.CommandId];
    for (const id of ids) await deletableCommand(id, { commands, invocations, invokers, now }, fail);
    await commands.remove(ids);
    return {};
  },
});

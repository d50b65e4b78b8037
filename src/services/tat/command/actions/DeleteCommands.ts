import { listOf } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { commandId } from "../../wire/parameters.ts";
import { deletableCommand } from "../refusals.ts";

export default action({
  name: "DeleteCommands",
  category: "Command",
  summary: "Deletes commands that no invoker uses and that are not running: all or none.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["command/$CommandIds"],

  input: { CommandIds: listOf(commandId("Id of a command."), "The commands.").items(1, 100) },

  output: {},

  raises: [
    "InvalidParameterValue",
    "InvalidParameterValue.InvalidCommandId",
    "ResourceNotFound.CommandNotFound",
    "ResourceUnavailable.CommandInExecuting",
    "ResourceUnavailable.CommandInInvoker",
    "UnauthorizedOperation.CamAuthFailed",
  ],
  alsoPublished: [
    "InternalError",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
  ],

  async run({ input, commands, invocations, invokers, now, fail }) {
    const ids = input.CommandIds;
    for (const id of ids) await deletableCommand(id, { commands, invocations, invokers, now }, fail);
    await commands.remove(ids);
    return {};
  },
});

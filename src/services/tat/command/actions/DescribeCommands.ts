import { int, listOf } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { tagsOf } from "../../wire/objects/Tag.ts";
import { commandId, commandTypes, filterRules, paging } from "../../wire/parameters.ts";
import { Command, toCommand } from "../objects/Command.ts";
import type { CommandRow } from "../rows.ts";

const filters = filtersOf<CommandRow>(tagsOf)(
  {
    "command-id": { about: "the id", read: ({ id }) => [id] },
    "command-name": { about: "the name", read: ({ name }) => [name] },
    "command-type": {
      about: "the type",
      oneOf: { values: commandTypes, code: filterRules.unknown },
      read: ({ type }) => [type],
    },
    "scene-id": { about: "a scene; matches nothing here", read: () => [] },
    "created-by": {
      about: "the creator; there are no public commands here",
      oneOf: { values: ["TAT", "USER"], code: filterRules.unknown },
      read: () => ["USER"],
    },
    "tag-key": { about: "key of a tag", read: (row) => tagsOf(row).map(({ Key }) => Key) },
    "tag-value": { about: "value of a tag", read: (row) => tagsOf(row).map(({ Value }) => Value) },
  },
  filterRules,
);

export default action({
  name: "DescribeCommands",
  category: "Command",
  summary: "Lists commands, newest first.",
  rateLimit: 20,
  regions: cvmRegions,
  resources: ["command/$CommandIds"],

  input: {
    CommandIds: listOf(commandId("Id of a command."), "Returns only these commands.").items(0, 100).optional(),
    Filters: filters.field.optional(),
    ...paging,
  },
  exclusive: [["CommandIds", "Filters", "InvalidParameter.ConflictParameter"]],

  output: {
    TotalCount: int("Total number of matches."),
    CommandSet: listOf(Command, "The commands of this page."),
  },

  raises: [
    "InvalidParameter",
    "InvalidParameter.ConflictParameter",
    "InvalidParameterValue",
    "InvalidParameterValue.InvalidCommandId",
    "InvalidParameterValue.InvalidFilter",
    "UnauthorizedOperation.CamAuthFailed",
  ],
  alsoPublished: [
    "InternalError",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
  ],

  async run({ input: { CommandIds: ids = [], Filters = [], Offset, Limit }, commands }) {
    const all = await commands.all();
    const rows = all.filter((row) => (ids.length === 0 || ids.includes(row.id)) && filters.matches(row, Filters));
    return { TotalCount: rows.length, CommandSet: rows.slice(Offset, Offset + Limit).map(toCommand) };
  },
});

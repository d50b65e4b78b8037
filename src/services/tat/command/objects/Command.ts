import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { CommandRow } from "../rows.ts";
import { DefaultParameterConf } from "./DefaultParameterConf.ts";

export const Command = objectType("Command", {
  CommandId: string("Id of the command, `cmd-` and eight characters."),
  CommandName: string("Name."),
  Description: string("Description."),
  Content: string("Content in Base64."),
  CommandType: string("SHELL, POWERSHELL or BAT."),
  WorkingDirectory: string("Directory in which it runs."),
  Timeout: int("Seconds after which it is stopped."),
  CreatedTime: string("Creation time."),
  UpdatedTime: string("Time of the latest change."),
  EnableParameter: bool("Whether it has custom parameters."),
  DefaultParameters: string("Default values of its parameters as a JSON object; empty if there are none."),
  DefaultParameterConfs: listOf(DefaultParameterConf, "Default values with descriptions."),
  Scenes: listOf(string("Id of a scene."), "Always empty."),
  FormattedDescription: string("Always empty: only public commands have one."),
  CreatedBy: string("Always USER: this server has no public commands."),
  Tags: listOf(Tag, "Tags."),
  Username: string("Operating system user that runs it."),
  OutputCOSBucketUrl: string("URL of a COS bucket for the output. Stored, but nothing is uploaded."),
  OutputCOSKeyPrefix: string("Folder in that bucket."),
});

export const toCommand = (row: CommandRow): typeof Command.value => ({
  CommandId: row.id,
  CommandName: row.name,
  Description: row.about,
  Content: row.body.content,
  CommandType: row.type,
  WorkingDirectory: row.directory,
  Timeout: row.timeout,
  CreatedTime: isoTime(row.created),
  UpdatedTime: isoTime(row.updated),
  EnableParameter: row.parameterized === 1,
  DefaultParameters: row.body.defaults,
  DefaultParameterConfs: row.body.confs.map(({ name, value, about }) => ({
    ParameterName: name,
    ParameterValue: value,
    ParameterDescription: about,
  })),
  Scenes: [],
  FormattedDescription: "",
  CreatedBy: "USER",
  Tags: tagsOf(row),
  Username: row.username,
  OutputCOSBucketUrl: row.bucket,
  OutputCOSKeyPrefix: row.prefix,
});

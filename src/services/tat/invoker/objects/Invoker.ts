import { bool, listOf, object, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import { type InvokerRow, instancesOf } from "../rows.ts";
import { ScheduleSettings, toScheduleSettings } from "./ScheduleSettings.ts";

export const Invoker = objectType("Invoker", {
  InvokerId: string("Id of the invoker, `ivk-` and eight characters."),
  Name: string("Name."),
  Type: string("Always SCHEDULE."),
  CommandId: string("Id of the command."),
  Username: string("Operating system user that runs it; empty for that of the command."),
  Parameters: string("Values of custom parameters as a JSON object; empty if there are none."),
  InstanceIds: listOf(string("Id of the instance."), "The instances."),
  Enable: bool("Whether it runs the command on its schedule."),
  ScheduleSettings: object(ScheduleSettings, "The schedule."),
  CreatedTime: string("Creation time."),
  UpdatedTime: string("Time of the latest change."),
  Tags: listOf(Tag, "Tags."),
});

export const toInvoker = (row: InvokerRow): typeof Invoker.value => ({
  InvokerId: row.id,
  Name: row.name,
  Type: row.type,
  CommandId: row.command_id,
  Username: row.username,
  Parameters: row.parameters,
  InstanceIds: instancesOf(row),
  Enable: row.enabled === 1,
  ScheduleSettings: toScheduleSettings(row),
  CreatedTime: isoTime(row.created),
  UpdatedTime: isoTime(row.updated),
  Tags: tagsOf(row),
});

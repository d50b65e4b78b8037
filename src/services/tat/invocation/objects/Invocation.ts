import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { kindOf } from "../../wire/instances.ts";
import { endOf, invocationStatus, phaseAt } from "../phases.ts";
import type { InvocationRow } from "../rows.ts";
import type { TaskRow } from "../tasks.ts";

const InvocationTaskBasicInfo = objectType("InvocationTaskBasicInfo", {
  InvocationTaskId: string("Id of the task."),
  TaskStatus: string("Status of the task. See DescribeInvocationTasks."),
  InstanceId: string("Id of the instance."),
});

export const Invocation = objectType("Invocation", {
  InvocationId: string("Id of the invocation, `inv-` and eight characters."),
  CommandId: string("Id of the command."),
  CommandName: string("Name of the command."),
  InvocationStatus: string(
    "PENDING, RUNNING, CANCELLING, SUCCESS, TIMEOUT, FAILED, CANCELLED, PARTIAL_FAILED or PARTIAL_CANCELLED.",
  ),
  InvocationTaskBasicInfoSet: listOf(InvocationTaskBasicInfo, "The tasks, one per instance."),
  Description: string("Description of the command."),
  StartTime: string("Time at which it began."),
  EndTime: string("Time at which the last task ended; null before.").nullable(),
  CreatedTime: string("Creation time."),
  UpdatedTime: string("Time of the latest change of a status."),
  Parameters: string("Values of custom parameters as a JSON object; empty if there are none."),
  DefaultParameters: string("Default values of the command as a JSON object; empty if there are none."),
  InstanceKind: string("Always LIGHTHOUSE."),
  Username: string("Operating system user that runs it."),
  InvocationSource: string("USER, or INVOKER for a scheduled one."),
  CommandContent: string("Content in Base64, before parameters are replaced."),
  CommandType: string("SHELL, POWERSHELL or BAT."),
  Timeout: int("Seconds after which it is stopped."),
  WorkingDirectory: string("Directory in which it runs."),
  OutputCOSBucketUrl: string("URL of a COS bucket for the output. Stored, but nothing is uploaded."),
  OutputCOSKeyPrefix: string("Folder in that bucket."),
});

/** The status of an invocation at a time. */
export const statusOf = (tasks: readonly TaskRow[], now: number): string =>
  invocationStatus(tasks.map(({ phases }) => phaseAt(phases, now).status));

export function toInvocation(row: InvocationRow, tasks: readonly TaskRow[], now: number): typeof Invocation.value {
  const current = tasks.map(({ phases }) => phaseAt(phases, now));
  const end = Math.max(...tasks.map(({ phases }) => endOf(phases)));
  return {
    InvocationId: row.id,
    CommandId: row.command_id,
    CommandName: row.command_name,
    InvocationStatus: invocationStatus(current.map(({ status }) => status)),
    InvocationTaskBasicInfoSet: tasks.map(({ id, instance, phases }) => ({
      InvocationTaskId: id,
      TaskStatus: phaseAt(phases, now).status,
      InstanceId: instance,
    })),
    Description: row.about,
    StartTime: isoTime(row.created),
    EndTime: end <= now ? isoTime(end) : null,
    CreatedTime: isoTime(row.created),
    UpdatedTime: isoTime(Math.max(...current.map(({ from }) => from))),
    Parameters: row.body.parameters,
    DefaultParameters: row.body.defaults,
    InstanceKind: kindOf(tasks[0]?.instance ?? ""),
    Username: row.username,
    InvocationSource: row.source,
    CommandContent: row.body.content,
    CommandType: row.type,
    Timeout: row.timeout,
    WorkingDirectory: row.directory,
    OutputCOSBucketUrl: row.bucket,
    OutputCOSKeyPrefix: row.prefix,
  };
}

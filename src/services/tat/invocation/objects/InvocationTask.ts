import { int, object, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { endOf, enteredAt, phaseAt, type TaskStatus } from "../phases.ts";
import type { InvocationRow } from "../rows.ts";
import type { TaskRow } from "../tasks.ts";

const CommandDocument = objectType("CommandDocument", {
  Content: string("Content in Base64, with parameters replaced."),
  CommandType: string("SHELL, POWERSHELL or BAT."),
  Timeout: int("Seconds after which it is stopped."),
  WorkingDirectory: string("Directory in which it runs."),
  Username: string("Operating system user that runs it."),
  OutputCOSBucketUrl: string("URL of a COS bucket for the output. Stored, but nothing is uploaded."),
  OutputCOSKeyPrefix: string("Folder in that bucket."),
});

const TaskResult = objectType("TaskResult", {
  ExitCode: int("Exit code; 0 until the command ends, -1 if it was stopped."),
  Output: string("Output in Base64, at most 24 KB; empty if it is hidden."),
  ExecStartTime: string("Time at which the command started; null before.").nullable(),
  ExecEndTime: string("Time at which the command ended; null before.").nullable(),
  Dropped: int("Bytes of the output that were dropped."),
  OutputUrl: string("Always empty: nothing is uploaded."),
  OutputUploadCOSErrorInfo: string("Always empty: nothing is uploaded."),
});

export const InvocationTask = objectType("InvocationTask", {
  InvocationId: string("Id of the invocation."),
  InvocationTaskId: string("Id of the task, `invt-` and eight characters."),
  CommandId: string("Id of the command."),
  TaskStatus: string("PENDING, DELIVERING, RUNNING, SUCCESS, FAILED, TIMEOUT, CANCELLING, CANCELLED or TERMINATED."),
  InstanceId: string("Id of the instance."),
  TaskResult: object(TaskResult, "Result of the command."),
  StartTime: string("Time at which the command started; null before.").nullable(),
  EndTime: string("Time at which the task ended; null before.").nullable(),
  CreatedTime: string("Creation time."),
  UpdatedTime: string("Time of the latest change of the status."),
  CommandDocument: object(CommandDocument, "The command that runs."),
  ErrorInfo: string("Why the task failed; empty otherwise."),
  InvocationSource: string("USER, or INVOKER for a scheduled one."),
  CommandName: string("Name of the command."),
});

/** Why a task with a status has no result of its command. */
const errors: { readonly [Status in TaskStatus]?: string } = {
  TIMEOUT: "The command was stopped at its timeout.",
  CANCELLED: "The task was cancelled before the command started.",
  TERMINATED: "The command was stopped because the task was cancelled.",
};

export function toInvocationTask(
  row: TaskRow,
  invocation: InvocationRow,
  { now, hideOutput }: { readonly now: number; readonly hideOutput: boolean },
): typeof InvocationTask.value {
  const { status, from } = phaseAt(row.phases, now);
  const start = timeOrNull(enteredAt(row.phases, "RUNNING", now));
  const end = timeOrNull(endOf(row.phases) <= now ? endOf(row.phases) : null);
  return {
    InvocationId: row.invocation_id,
    InvocationTaskId: row.id,
    CommandId: row.command_id,
    TaskStatus: status,
    InstanceId: row.instance,
    TaskResult: {
      ...resultAt(row, status, hideOutput),
      ExecStartTime: start,
      ExecEndTime: start === null ? null : end,
      OutputUrl: "",
      OutputUploadCOSErrorInfo: "",
    },
    StartTime: start,
    EndTime: end,
    CreatedTime: isoTime(row.created),
    UpdatedTime: isoTime(from),
    CommandDocument: {
      Content: invocation.body.replaced,
      CommandType: invocation.type,
      Timeout: invocation.timeout,
      WorkingDirectory: invocation.directory,
      Username: invocation.username,
      OutputCOSBucketUrl: invocation.bucket,
      OutputCOSKeyPrefix: invocation.prefix,
    },
    ErrorInfo: errors[status] ?? "",
    InvocationSource: row.source,
    CommandName: row.command_name,
  };
}

/** A command writes its output when it ends; one that is stopped has none. */
function resultAt({ result }: TaskRow, status: TaskStatus, hideOutput: boolean) {
  if (status === "SUCCESS" || status === "FAILED") {
    const { exitCode, output, dropped } = result;
    return { ExitCode: exitCode, Output: hideOutput ? "" : output, Dropped: dropped };
  }
  return { ExitCode: status === "TIMEOUT" || status === "TERMINATED" ? -1 : 0, Output: "", Dropped: 0 };
}

const timeOrNull = (time: number | null): string | null => (time === null ? null : isoTime(time));

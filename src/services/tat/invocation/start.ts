import type { Fail } from "#kernel/action.ts";
import { stackOf } from "#kernel/errors.ts";
import type { Log, Random } from "#kernel/ports.ts";
import { resourceId } from "#kernel/randomText.ts";
import type { CommandResult, Machines } from "#machines/port.ts";
import { noMatch, readyTargets, type TargetCode, type TargetScope } from "../agent/refusals.ts";
import type { Target } from "../agent/targets.ts";
import type { CommandRow } from "../command/rows.ts";
import { type ParameterCode, parseParameters, replaced } from "../wire/customParameters.ts";
import { endOf, newPhases } from "./phases.ts";
import type { Invocations } from "./rows.ts";
import type { StoredResult, Tasks } from "./tasks.ts";

/** The maximum number of bytes of an output that are kept. */
const longestOutput = 24 * 1024;

/** The command to run, with what the call changes. */
export type CommandToRun = Omit<CommandRow, "account" | "region" | "tags" | "created" | "updated">;

export interface NewInvocation {
  readonly command: CommandToRun;
  /** Values of custom parameters as a JSON object; undefined if the call has none. */
  readonly parameters: string | undefined;
  readonly instances: readonly string[];
  readonly source: "USER" | "INVOKER";
}

export type StartCode =
  | TargetCode
  | ParameterCode
  | "FailedOperation.LighthouseError"
  | "InvalidParameterValue.LackOfParameterInfo"
  | "InvalidParameterValue.ParameterDisabled";

/** What starting an invocation needs. */
export interface StartScope extends TargetScope {
  readonly invocations: Invocations;
  readonly tasks: Tasks;
  readonly machines: Machines;
  readonly log: Log;
  /** Milliseconds of each status before RUNNING. */
  readonly commandPace: number;
  readonly now: number;
  readonly random: Random;
}

/** Runs a command on instances: on all of them or on none. @returns the id of the invocation */
export async function startInvocation(
  { command, parameters, instances, source }: NewInvocation,
  scope: StartScope,
  fail: Fail<StartCode>,
): Promise<string> {
  const { invocations, tasks, commandPace, now, random } = scope;
  const content = filledContent(command, parameters, fail);
  const targets = await readyTargets(instances, command.type, scope, fail);
  const runs = await results(command, content, targets, scope, fail);
  const id = resourceId(random, "inv");
  let ends = now;
  for (const [turn, { taskId, instance, result }] of runs.entries()) {
    const phases = newPhases(now, commandPace, command.timeout, result);
    ends = Math.max(ends, endOf(phases));
    const of = { invocation_id: id, command_id: command.id, command_name: command.name, source };
    await tasks.add({ id: taskId, ...of, instance, turn, phases, result: stored(result), created: now });
  }
  await invocations.add({
    id,
    command_id: command.id,
    command_name: command.name,
    about: command.about,
    type: command.type,
    directory: command.directory,
    timeout: command.timeout,
    username: command.username,
    body: {
      content: command.body.content,
      replaced: content,
      parameters: parameters ?? "",
      defaults: command.body.defaults,
    },
    bucket: command.bucket,
    prefix: command.prefix,
    source,
    created: now,
    ends,
  });
  return id;
}

/** Runs the content on the machines. Nothing is stored before all of them have responded. */
async function results(
  command: CommandToRun,
  content: string,
  targets: readonly Target[],
  { machines, random, log }: StartScope,
  fail: Fail<StartCode>,
) {
  const toRun = {
    type: command.type,
    content: Buffer.from(content, "base64").toString(),
    directory: command.directory,
    user: command.username,
    timeout: command.timeout,
  };
  const runs: { readonly taskId: string; readonly instance: string; readonly result: CommandResult }[] = [];
  for (const { id: instance } of targets) {
    const taskId = resourceId(random, "invt");
    const result = await machines.agent.run(instance, taskId, toRun).catch((error: unknown) => {
      log.write("error", "command", { instance, task: taskId, stack: stackOf(error) });
      return fail("FailedOperation.LighthouseError", { value: instance });
    });
    if (!result) return fail("ResourceUnavailable.AgentStatusNotOnline", { value: instance, reason: noMatch });
    runs.push({ taskId, instance, result });
  }
  return runs;
}

/** The content of a command with its parameters replaced, in Base64. */
function filledContent(
  { parameterized, body, id }: CommandToRun,
  parameters: string | undefined,
  fail: Fail<ParameterCode | "InvalidParameterValue.LackOfParameterInfo" | "InvalidParameterValue.ParameterDisabled">,
): string {
  if (parameterized === 0) {
    if (parameters !== undefined) fail("InvalidParameterValue.ParameterDisabled", { value: id });
    return body.content;
  }
  if (parameters === undefined && body.defaults === "") {
    fail("InvalidParameterValue.LackOfParameterInfo", { parameter: "Parameters" });
  }
  const defaults = body.defaults === "" ? {} : parseParameters("DefaultParameters", body.defaults, fail);
  const given = parameters === undefined ? {} : parseParameters("Parameters", parameters, fail);
  return replaced(body.content, { ...defaults, ...given });
}

function stored({ output, exitCode }: CommandResult): StoredResult {
  const bytes = Buffer.from(output);
  return {
    output: bytes.subarray(0, longestOutput).toString("base64"),
    exitCode,
    dropped: Math.max(0, bytes.length - longestOutput),
  };
}

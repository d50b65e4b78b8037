import { ApiError } from "#kernel/errors.ts";
import type { ValueOf } from "#kernel/fields.ts";
import type { Log } from "#kernel/ports.ts";
import type { Command } from "./objects/creation.ts";
import type { InstanceRow, Instances } from "./rows.ts";

/** Runs the first command of a new instance by TAT. */
type RunCommand = (input: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, unknown>>>;

interface InitScope {
  readonly instances: Instances;
  readonly runCommand: RunCommand;
  readonly log: Log;
}

/**
 * Runs the first command of an instance whose machine has just started. A command that TAT refuses does not fail the
 * creation: the instance then has no invocation.
 */
export async function runInitCommand(
  { id, platform }: InstanceRow,
  { Content, Timeout, WorkingDirectory, Username }: ValueOf<typeof Command.fields>,
  { instances, runCommand, log }: InitScope,
): Promise<void> {
  // TAT accepts commands only for running instances; the operation writes the state after its work.
  await instances.change(id, { state: "RUNNING" });
  const options = Object.entries({ WorkingDirectory, Username }).filter(([, value]) => value !== undefined);
  try {
    const { InvocationId } = await runCommand({
      ...Object.fromEntries(options),
      ...{ Content, Timeout, InstanceIds: [id] },
      CommandName: "init-command",
      CommandType: platform === "WINDOWS" ? "POWERSHELL" : "SHELL",
    });
    await instances.change(id, { init_invocation: String(InvocationId) });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    log.write("warn", "initCommand", { instance: id, code: error.code });
  }
}

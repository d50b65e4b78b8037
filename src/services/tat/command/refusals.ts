import type { Fail } from "#kernel/action.ts";
import type { Invocations } from "../invocation/rows.ts";
import type { Invokers } from "../invoker/rows.ts";
import type { CommandType } from "../wire/parameters.ts";
import type { CommandRow, Commands } from "./rows.ts";

/** The maximum length of a command name in bytes. */
const longestName = 60;

/** Checks the length of a command name, and that no other command has it. */
export async function refuseName(
  name: string,
  commands: Commands,
  fail: Fail<"InvalidParameterValue.CommandNameDuplicated" | "InvalidParameterValue.InvalidCommandName">,
  exceptId?: string,
): Promise<void> {
  const details = { parameter: "CommandName", value: name };
  if (Buffer.byteLength(name) > longestName) {
    const must = { en: `must have at most ${longestName} bytes`, zh: `不能超过 ${longestName} 字节` };
    fail("InvalidParameterValue.InvalidCommandName", { ...details, must });
  }
  if (await commands.hasName(name, exceptId)) fail("InvalidParameterValue.CommandNameDuplicated", details);
}

/** Checks that a directory is an absolute path of the system that the type of a command runs on. */
export function refuseDirectory(
  type: CommandType,
  directory: string,
  fail: Fail<"InvalidParameterValue.InvalidWorkingDirectory">,
): void {
  const form = type === "SHELL" ? /^\/[^\0]{0,199}$/ : /^[A-Za-z]:[\\/][^\0"<>|?*]{0,197}$/;
  if (form.test(directory)) return;
  fail("InvalidParameterValue.InvalidWorkingDirectory", {
    parameter: "WorkingDirectory",
    value: directory,
    must: { en: `must be an absolute path for ${type}`, zh: `应为 ${type} 的绝对路径` },
  });
}

/** The command with an id. */
export async function existingCommand(
  id: string,
  commands: Commands,
  fail: Fail<"ResourceNotFound.CommandNotFound">,
): Promise<CommandRow> {
  return (await commands.find(id)) ?? fail("ResourceNotFound.CommandNotFound", { value: id });
}

interface DeletionScope {
  readonly commands: Commands;
  readonly invocations: Invocations;
  readonly invokers: Invokers;
  readonly now: number;
}

/** Checks that a command exists, that no invoker uses it and that it is not running. */
export async function deletableCommand(
  id: string,
  { commands, invocations, invokers, now }: DeletionScope,
  fail: Fail<
    | "ResourceNotFound.CommandNotFound"
    | "ResourceUnavailable.CommandInExecuting"
    | "ResourceUnavailable.CommandInInvoker"
  >,
): Promise<void> {
  await existingCommand(id, commands, fail);
  const invoker = await invokers.ofCommand(id);
  if (invoker !== undefined) fail("ResourceUnavailable.CommandInInvoker", { value: id, invoker });
  if (await invocations.isRunning(id, now)) fail("ResourceUnavailable.CommandInExecuting", { value: id });
}

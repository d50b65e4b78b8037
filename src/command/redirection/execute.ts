import { constants } from "node:os";
import { errorCode } from "#store/databaseErrors.ts";
import { StartupError } from "../../startupError.ts";

/**
 * Runs a command with an environment and this process's standard streams. Passes signals on.
 * @returns its exit code; 128 and the number of the signal that ended it, as shells do
 * @throws StartupError if the command does not exist or is not executable
 */
export async function execute(command: readonly string[], env: Readonly<Record<string, string | undefined>>) {
  const child = start(command, env);
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  const code = await child.exited;
  return typeof child.signalCode === "string" ? 128 + constants.signals[child.signalCode] : code;
}

function start(command: readonly string[], env: Readonly<Record<string, string | undefined>>) {
  try {
    return Bun.spawn([...command], { env, stdio: ["inherit", "inherit", "inherit"] });
  } catch (error) {
    if (!["ENOENT", "EACCES"].includes(errorCode(error))) throw error;
    throw new StartupError(`cannot run ${command[0]}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

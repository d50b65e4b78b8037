// The command line. Only this file reads the environment, the clock and random numbers; it passes them to everything else.

import {
  ControlRequestError,
  controlHelp,
  readClockRequest,
  readFaultsRequest,
  readJournalRequest,
  readMcpServer,
  readResetRequest,
  readSnapshotRequest,
  sendControlRequest,
} from "#command/control.ts";
import { readServeOptions, serveHelp } from "#command/options.ts";
import { UsageError } from "#command/optionValues.ts";
import { print, writeLog } from "#command/output.ts";
import { readRedirectionOptions, redirectionHelp } from "#command/redirection/redirectionOptions.ts";
import { serve } from "#command/serve.ts";
import { readExportOptions, readImportOptions, transferHelp } from "#command/transferOptions.ts";
import { StartupError } from "#startupError.ts";
import { FilePermissionError } from "#store/privateFile.ts";
import { SecretKeyError } from "#store/vault.ts";
import { WorldError } from "#world/worldError.ts";

const usage = `${serveHelp}

${transferHelp}

${controlHelp}

${redirectionHelp}

skerry spec

  prints all declared services and actions as JSON

skerry world

  prints a world file with a new account and key

skerry rekey [--data DIR] [--database URL] [--key-file FILE] --new-key-file FILE

  seals the secrets in a database with another key, which is created if missing; stop all servers first`;

const clock = { now: () => Date.now() };
const monotonicClock = { now: () => performance.now() };
const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };

async function run([command = "serve", ...args]: readonly string[]): Promise<void> {
  if (["help", "--help", "-h"].includes(command) || isHelp(args)) return print(usage);
  switch (command) {
    case "serve":
      return serve(readServeOptions(args, process.env), {
        clock,
        monotonicClock,
        random,
        print,
        writeLog,
        stopRequested: stopSignal(),
      });
    case "env": {
      const { redirectionVariables, shellCommands } = await import("#command/redirection/variables.ts");
      const options = readRedirectionOptions(args, process.env, false);
      return print(shellCommands(await redirectionVariables(options, process.env)));
    }
    case "exec": {
      const { redirectionVariables } = await import("#command/redirection/variables.ts");
      const { execute } = await import("#command/redirection/execute.ts");
      const options = readRedirectionOptions(args, process.env, true);
      const variables = await redirectionVariables(options, process.env);
      process.exitCode = await execute(options.command, { ...process.env, ...variables });
      return;
    }
    case "spec": {
      const { exportSpec } = await import("#spec/export.ts");
      return print(JSON.stringify(await exportSpec(), null, 1));
    }
    case "export": {
      const { exportCloud } = await import("#command/export.ts");
      const printToStderr = (text: string) => writeLog(`${text}\n`);
      return exportCloud(readExportOptions(args, process.env), { clock, random, print: printToStderr });
    }
    case "import": {
      const { importCloud } = await import("#command/import.ts");
      return importCloud(readImportOptions(args, process.env), { random, print });
    }
    case "world": {
      const { newWorldFile } = await import("#world/newWorldFile.ts");
      return print(newWorldFile(random).trimEnd());
    }
    case "reset":
      return sendControlRequest(readResetRequest(args, process.env), print);
    case "clock":
      return sendControlRequest(readClockRequest(args, process.env), print);
    case "faults":
      return sendControlRequest(readFaultsRequest(args, process.env), print);
    case "journal":
      return sendControlRequest(readJournalRequest(args, process.env), print);
    case "snapshot":
      return sendControlRequest(readSnapshotRequest(args, process.env), print);
    case "mcp": {
      const { serveMcp } = await import("#command/mcp.ts");
      return serveMcp(readMcpServer(args, process.env));
    }
    case "rekey": {
      const { readRekeyOptions, rekey } = await import("#command/rekey.ts");
      return rekey(readRekeyOptions(args, process.env), { random, print });
    }
    default:
      throw new UsageError(`unknown command ${command}; --help lists the commands`);
  }
}

/** Whether help is requested; arguments after `--` belong to another command. */
const isHelp = (args: readonly string[]): boolean =>
  args.slice(0, args.includes("--") ? args.indexOf("--") : args.length).includes("--help");

/** Resolves with the first signal. A terminal and npm may both send it, so later signals are ignored. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => resolve(signal));
  });
}

/** Errors that people can correct; they are printed without a stack. */
const expectedErrors = [UsageError, WorldError, SecretKeyError, StartupError, FilePermissionError, ControlRequestError];

try {
  await run(process.argv.slice(2));
} catch (error) {
  const isExpected = expectedErrors.some((kind) => error instanceof kind);
  writeLog(`skerry: ${error instanceof Error ? (isExpected ? error.message : error.stack) : error}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

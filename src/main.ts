// The command. The only file that reads the environment, the clock and chance; everything else is handed them.

import { readServeOptions, serveHelp } from "#command/options.ts";
import { UsageError } from "#command/optionValues.ts";
import { print, writeLog } from "#command/output.ts";
import { serve } from "#command/serve.ts";
import { readExportOptions, readImportOptions, transferHelp } from "#command/transferOptions.ts";
import { StartupError } from "#startupError.ts";
import { SecretKeyError } from "#store/vault.ts";
import { WorldError } from "#world/worldError.ts";

const usage = `${serveHelp}

${transferHelp}

skerry spec

  prints everything that is declared, as JSON

skerry world

  prints a world file with an account and a key of your own

skerry rekey [--data DIR] [--database URL] [--key-file FILE] --new-key-file FILE

  seals the secrets in a database, which no server uses meanwhile, with another key: one that is there, or made`;

const clock = { now: () => Date.now() };
const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };

async function run([command = "serve", ...args]: readonly string[]): Promise<void> {
  if (["help", "--help", "-h"].includes(command) || args.includes("--help")) return print(usage);
  switch (command) {
    case "serve":
      return serve(readServeOptions(args, process.env), {
        clock,
        random,
        print: print,
        writeLog,
        stopRequested: ended(),
      });
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
      return importCloud(readImportOptions(args, process.env), { random, print: print });
    }
    case "world": {
      const { newWorldFile } = await import("#world/newWorldFile.ts");
      return print(newWorldFile(random).trimEnd());
    }
    case "rekey": {
      const { readRekeyOptions, rekey } = await import("#command/rekey.ts");
      return rekey(readRekeyOptions(args, process.env), { random, print });
    }
    default:
      throw new UsageError(`there is no command ${command}; --help lists what there is`);
  }
}

/** A terminal and npm each pass the same signal on, so one after the first asks for nothing more. */
function ended(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => resolve(signal));
  });
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const known = [UsageError, WorldError, SecretKeyError, StartupError].some((kind) => error instanceof kind);
  writeLog(`skerry: ${error instanceof Error ? (known ? error.message : error.stack) : error}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

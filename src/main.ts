// The command. The only file that reads the environment, the clock and chance; everything else is handed them.
import { Hindrance } from "#command/hindrance.ts";
import { readServeOptions, serveHelp, UsageError } from "#command/options.ts";
import { print, writeLog } from "#command/output.ts";
import { serve } from "#command/serve.ts";
import { KeyFault } from "#store/vault.ts";
import { WorldError } from "#world/worldError.ts";

const usage = `${serveHelp}

skerry spec

  prints everything that is declared, as JSON

skerry rekey [--data DIR] [--key-file FILE] --new-key-file FILE

  seals the secrets in a database, which no server uses meanwhile, with another key: one that is there, or made`;

const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };

async function run([command = "serve", ...args]: readonly string[]): Promise<void> {
  if (["help", "--help", "-h"].includes(command) || args.includes("--help")) return print(usage);
  if (command === "spec") {
    const { exportSpec } = await import("#spec/export.ts");
    return print(JSON.stringify(await exportSpec(), null, 1));
  }
  if (command === "rekey") {
    const { readRekeyOptions, rekey } = await import("#command/rekey.ts");
    return rekey(readRekeyOptions(args, process.env), { random, say: print });
  }
  if (command !== "serve") throw new UsageError(`there is no command ${command}; --help lists what there is`);
  // A terminal and npm each pass the same signal on, so one after the first asks for nothing more.
  const ended = new Promise<string>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => resolve(signal));
  });
  await serve(readServeOptions(args, process.env), {
    clock: { now: () => Date.now() },
    random,
    say: print,
    writeLog,
    ended,
  });
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const known = [UsageError, WorldError, KeyFault, Hindrance].some((kind) => error instanceof kind);
  writeLog(`skerry: ${error instanceof Error ? (known ? error.message : error.stack) : error}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

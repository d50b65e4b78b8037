// The command. The only file that reads the environment, the clock and chance; everything else is handed them.
import { writeSync } from "node:fs";
import { readServeOptions, serveHelp, UsageError } from "#command/options.ts";
import { serve } from "#command/serve.ts";
import { WorldError } from "#world/worldError.ts";

const usage = `${serveHelp}\n\nskerry spec\n\n  prints everything that is declared, as JSON`;

const print = (text: string): void => {
  writeSync(1, `${text}\n`);
};

async function run([command = "serve", ...args]: readonly string[]): Promise<void> {
  if (command === "--help" || command === "help" || args.includes("--help")) return print(usage);
  if (command === "spec") {
    const { exportSpec } = await import("#spec/export.ts");
    return print(JSON.stringify(await exportSpec(), null, 1));
  }
  if (command !== "serve") throw new UsageError(`there is no command ${command}`);
  const ended = new Promise<string>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve(signal));
  });
  await serve(readServeOptions(args, process.env), {
    clock: { now: () => Date.now() },
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
    say: print,
    writeLog: (text) => {
      writeSync(2, text);
    },
    ended,
  });
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const known = error instanceof UsageError || error instanceof WorldError;
  writeSync(2, known ? `skerry: ${error.message}\n` : `skerry: ${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

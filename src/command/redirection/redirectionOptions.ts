import { parseArgs } from "node:util";
import { endpointUrl, UsageError } from "../optionValues.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** The options of `skerry env` and `skerry exec`. */
export interface RedirectionOptions {
  /** The main port of a running server. */
  readonly url: URL;
  /** The directory for certificate files. */
  readonly data: string;
  /** The command of `skerry exec` with its arguments; empty for `skerry env`. */
  readonly command: readonly string[];
}

export const redirectionHelp = [
  "skerry env [--url URL] [--data DIR]",
  "",
  "  prints variables for the shell that redirect clients to a running server",
  "",
  `  ${"--url URL".padEnd(46)} its address, or SKERRY_URL (http://127.0.0.1:20324)`,
  `  ${"--data DIR".padEnd(46)} directory for certificate files, or SKERRY_DATA (.skerry)`,
  "",
  "skerry exec [--url URL] [--data DIR] -- COMMAND",
  "",
  "  runs a command with these variables, and returns its exit code",
].join("\n");

/** @throws UsageError */
export function readRedirectionOptions(args: readonly string[], env: Env, hasCommand: boolean): RedirectionOptions {
  const end = args.indexOf("--");
  const command = end < 0 ? [] : args.slice(end + 1);
  if (hasCommand && command.length === 0) throw new UsageError("exec requires a command: skerry exec -- COMMAND");
  if (!hasCommand && end >= 0) throw new UsageError("env takes no command; use skerry exec -- COMMAND");
  const flags = parseFlags(end < 0 ? args : args.slice(0, end));
  if (flags.url === "" || flags.data === "") throw new UsageError("--url and --data must not be empty");
  const given = flags.url ?? (env["SKERRY_URL"] || undefined);
  const name = flags.url === undefined ? "SKERRY_URL" : "--url";
  const url = endpointUrl(given === undefined ? undefined : { name, value: given });
  return {
    url: url ?? new URL("http://127.0.0.1:20324"),
    data: flags.data ?? (env["SKERRY_DATA"] || ".skerry"),
    command,
  };
}

function parseFlags(args: readonly string[]) {
  const options = { url: { type: "string" }, data: { type: "string" } } as const;
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

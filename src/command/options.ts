import { parseArgs } from "node:util";
import { type LogLevel, logLevels } from "#kernel/ports.ts";

/** A flag, the environment variable that stands for it, and what it is for. */
interface Option {
  readonly flag: string;
  readonly env: string;
  /** What to write after the flag; absent for a switch. */
  readonly value?: string;
  readonly about: string;
}

const options = [
  { flag: "host", env: "SKERRY_HOST", value: "ADDRESS", about: "address to listen on (127.0.0.1)" },
  { flag: "port", env: "SKERRY_PORT", value: "PORT", about: "port to listen on; 0 takes a free one (20324)" },
  { flag: "data", env: "SKERRY_DATA", value: "DIR", about: "where the database is kept (.skerry)" },
  { flag: "memory", env: "SKERRY_MEMORY", about: "keep nothing: the database lives in memory" },
  { flag: "world", env: "SKERRY_WORLD", value: "FILE", about: "the world to start with (the built-in one)" },
  { flag: "rate-limit", env: "SKERRY_RATE_LIMIT", value: "on|off", about: "the published request limits (on)" },
  { flag: "log-level", env: "SKERRY_LOG_LEVEL", value: logLevels.join("|"), about: "what is logged (info)" },
  {
    flag: "cvm-endpoint",
    env: "SKERRY_CVM_ENDPOINT",
    value: "URL",
    about: "read CVM images from there (the built-in CVM)",
  },
  {
    flag: "cvm-secret-id",
    env: "SKERRY_CVM_SECRET_ID",
    value: "ID",
    about: "key for that endpoint (the calling account's own)",
  },
  { flag: "cvm-secret-key", env: "SKERRY_CVM_SECRET_KEY", value: "KEY", about: "the other half of that key" },
] as const satisfies readonly Option[];

type Flag = (typeof options)[number]["flag"];

/** How `skerry serve` was asked to run. */
export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly data: string | undefined;
  readonly world: string | undefined;
  readonly rateLimit: boolean;
  readonly logLevel: LogLevel;
  readonly cvmEndpoint: URL | undefined;
  readonly cvmKey: { readonly secretId: string; readonly secretKey: string } | undefined;
}

/** A command line that cannot be followed; the message names the option. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const serveHelp = [
  "skerry serve [OPTIONS]",
  "",
  ...options.map((option: Option) => {
    const flag = `--${option.flag}${option.value ? ` ${option.value}` : ""}`;
    return `  ${flag.padEnd(46)} ${option.about}; ${option.env}`;
  }),
].join("\n");

/**
 * Reads flags, and environment variables for flags that are not given.
 * @throws UsageError
 */
export function readServeOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ServeOptions {
  const given = readFlags(args);
  const find = (flag: Flag): string | undefined => {
    const option = options.find((one) => one.flag === flag);
    const fromFlag = given.get(flag);
    return fromFlag ?? (option && env[option.env] !== "" ? env[option.env] : undefined);
  };
  const memory = oneOf("memory", find("memory") ?? "false", ["true", "1", "false", "0"]);
  const inMemory = memory === "true" || memory === "1";
  if (inMemory && find("data") !== undefined) throw new UsageError("--data and --memory exclude each other");
  const [secretId, secretKey] = [find("cvm-secret-id"), find("cvm-secret-key")];
  if ((secretId === undefined) !== (secretKey === undefined)) {
    throw new UsageError("--cvm-secret-id and --cvm-secret-key go together");
  }
  return {
    host: find("host") ?? "127.0.0.1",
    port: portOf(find("port") ?? "20324"),
    data: inMemory ? undefined : (find("data") ?? ".skerry"),
    world: find("world"),
    rateLimit: oneOf("rate-limit", find("rate-limit") ?? "on", ["on", "off"]) === "on",
    logLevel: oneOf("log-level", find("log-level") ?? "info", logLevels),
    cvmEndpoint: endpointOf(find("cvm-endpoint")),
    cvmKey: secretId !== undefined && secretKey !== undefined ? { secretId, secretKey } : undefined,
  };
}

function readFlags(args: readonly string[]): ReadonlyMap<string, string> {
  const types = Object.fromEntries(
    options.map((option: Option) => [option.flag, { type: option.value ? ("string" as const) : ("boolean" as const) }]),
  );
  try {
    const { values } = parseArgs({ args: [...args], options: types, strict: true, allowPositionals: false });
    return new Map(Object.entries(values).map(([flag, value]) => [flag, String(value)]));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<const Choice extends string>(flag: Flag, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new UsageError(`--${flag} must be one of ${choices.join(", ")}, not ${value}`);
  return choice;
}

function portOf(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new UsageError(`--port must be 0 to 65535, not ${value}`);
  return Number(value);
}

function endpointOf(value: string | undefined): URL | undefined {
  if (value === undefined) return undefined;
  const url = URL.parse(value);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`--cvm-endpoint must be an http or https URL, not ${value}`);
  return url;
}

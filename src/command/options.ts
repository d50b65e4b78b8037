import { parseArgs } from "node:util";
import { type LogLevel, logLevels } from "#kernel/ports.ts";
import {
  databaseUrl,
  endpointUrl,
  hostName,
  isOn,
  type OptionValue,
  oneOf,
  redisUrl,
  UsageError,
  wholeNumber,
} from "./optionValues.ts";
import type { CertificateFiles } from "./tls/userCertificate.ts";

/** A flag, the environment variable that stands for it, and what it is for. */
interface Option {
  readonly flag: string;
  readonly env: string;
  /** What to write after the flag; absent for a switch. */
  readonly value?: string;
  readonly description: string;
}

const defaultJournalSize = 300;

const options = [
  { flag: "host", env: "SKERRY_HOST", value: "ADDRESS", description: "address to listen on (127.0.0.1)" },
  { flag: "port", env: "SKERRY_PORT", value: "PORT", description: "port to listen on; 0 takes a free one (20324)" },
  { flag: "data", env: "SKERRY_DATA", value: "DIR", description: "where the database is kept (.skerry)" },
  {
    flag: "database",
    env: "SKERRY_DATABASE",
    value: "URL",
    description: "a PostgreSQL database instead, which several servers may share: postgres://USER:PASSWORD@HOST/NAME",
  },
  {
    flag: "key-file",
    env: "SKERRY_KEY_FILE",
    value: "FILE",
    description: "where the key of the secrets in the database is kept (skerry.key in --data)",
  },
  { flag: "memory", env: "SKERRY_MEMORY", description: "keep nothing: the database lives in memory" },
  {
    flag: "tls",
    env: "SKERRY_TLS",
    description: "serve HTTPS with a certificate that is made and kept beside the data",
  },
  {
    flag: "tls-cert",
    env: "SKERRY_TLS_CERT",
    value: "FILE",
    description: "serve HTTPS with one's own certificate, PEM",
  },
  { flag: "tls-key", env: "SKERRY_TLS_KEY", value: "FILE", description: "the key of that certificate, PEM" },
  { flag: "world", env: "SKERRY_WORLD", value: "FILE", description: "the world to start with (the built-in one)" },
  { flag: "rate-limit", env: "SKERRY_RATE_LIMIT", value: "on|off", description: "the published request limits (on)" },
  {
    flag: "redis",
    env: "SKERRY_REDIS",
    value: "URL",
    description: "count requests in this Redis or Valkey, with others (in PostgreSQL, or in memory)",
  },
  { flag: "log-level", env: "SKERRY_LOG_LEVEL", value: logLevels.join("|"), description: "what is logged (info)" },
  {
    flag: "journal",
    env: "SKERRY_JOURNAL",
    value: "N",
    description: `requests that are kept once the explorer shows them; 0 keeps none (${defaultJournalSize})`,
  },
  {
    flag: "cvm-endpoint",
    env: "SKERRY_CVM_ENDPOINT",
    value: "URL",
    description: "read CVM images from there (the built-in CVM)",
  },
  {
    flag: "cvm-secret-id",
    env: "SKERRY_CVM_SECRET_ID",
    value: "ID",
    description: "key for that endpoint (the calling account's own)",
  },
  { flag: "cvm-secret-key", env: "SKERRY_CVM_SECRET_KEY", value: "KEY", description: "the other half of that key" },
  {
    flag: "allow-private-urls",
    env: "SKERRY_ALLOW_PRIVATE_URLS",
    description: "take addresses of one's own network where a file is to be read from a URL",
  },
] as const satisfies readonly Option[];

type Flag = (typeof options)[number]["flag"];

/** How `skerry serve` was asked to run. */
export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly data: string | undefined;
  /** The URL of a PostgreSQL database, in place of the embedded one. */
  readonly database: string | undefined;
  readonly keyFile: string | undefined;
  /** How to serve HTTPS: with a certificate that is made, or with one's own; plain HTTP where undefined. */
  readonly tls: "made" | CertificateFiles | undefined;
  readonly world: string | undefined;
  readonly rateLimit: boolean;
  readonly redis: URL | undefined;
  readonly logLevel: LogLevel;
  /** How many requests the journal keeps. */
  readonly journal: number;
  readonly allowPrivateUrls: boolean;
  readonly cvmEndpoint: URL | undefined;
  readonly cvmKey: { readonly secretId: string; readonly secretKey: string } | undefined;
}

export const serveHelp = [
  "skerry serve [OPTIONS]",
  "",
  ...options.map((option: Option) => {
    const flag = `--${option.flag}${option.value ? ` ${option.value}` : ""}`;
    return `  ${flag.padEnd(46)} ${option.description}; ${option.env}`;
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
  const find = finder(readFlags(args), env);
  const value = (flag: Flag): string | undefined => find(flag)?.value;
  const inMemory = isOn(find("memory"));
  if (inMemory && value("data") !== undefined) throw new UsageError("--data and --memory exclude each other");
  const database = databaseUrl(find("database"));
  if (database !== undefined && (inMemory || value("data") !== undefined)) {
    throw new UsageError("--database excludes --data and --memory: what is kept is kept there");
  }
  if (inMemory && value("key-file") !== undefined) throw new UsageError("--key-file is of no use with --memory");
  if (database !== undefined && value("key-file") === undefined) {
    throw new UsageError(
      "--database needs --key-file: the secrets there are sealed with a key that each of its servers has; the first one makes it",
    );
  }
  const [secretId, secretKey] = [value("cvm-secret-id"), value("cvm-secret-key")];
  if ((secretId === undefined) !== (secretKey === undefined)) {
    throw new UsageError("--cvm-secret-id and --cvm-secret-key go together");
  }
  const cvmEndpoint = endpointUrl(find("cvm-endpoint"));
  if (secretId !== undefined && !cvmEndpoint)
    throw new UsageError("--cvm-secret-id is of no use without --cvm-endpoint");
  const rateLimit = oneOf(find("rate-limit"), ["on", "off"]) === "on";
  const redis = redisUrl(find("redis"));
  if (redis && !rateLimit) throw new UsageError("--redis is of no use with --rate-limit off");
  return {
    host: hostName(find("host")),
    port: wholeNumber(find("port"), 20_324, 65_535),
    data: inMemory || database !== undefined ? undefined : (value("data") ?? ".skerry"),
    database,
    keyFile: value("key-file"),
    tls: tlsOf(isOn(find("tls")), value("tls-cert"), value("tls-key")),
    world: value("world"),
    rateLimit,
    redis,
    logLevel: oneOf(find("log-level"), logLevels, "info"),
    journal: wholeNumber(find("journal"), defaultJournalSize, 10_000),
    allowPrivateUrls: isOn(find("allow-private-urls")),
    cvmEndpoint,
    cvmKey: secretId !== undefined && secretKey !== undefined ? { secretId, secretKey } : undefined,
  };
}

/** A flag goes before its variable; a variable that is empty counts as not set. */
function finder(
  given: ReadonlyMap<string, string>,
  env: Readonly<Record<string, string | undefined>>,
): (flag: Flag) => OptionValue | undefined {
  return (flag) => {
    const [name, variable] = [`--${flag}`, variableOf(flag)];
    const value = given.get(flag);
    if (value === "") throw new UsageError(`${name} must not be empty`);
    if (value !== undefined) return { name, value };
    const set = env[variable];
    return set ? { name: variable, value: set } : undefined;
  };
}

function variableOf(flag: Flag): string {
  return options.find((option) => option.flag === flag)?.env ?? "";
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

function tlsOf(made: boolean, certificate: string | undefined, key: string | undefined): ServeOptions["tls"] {
  if (certificate === undefined && key === undefined) return made ? "made" : undefined;
  if (certificate === undefined || key === undefined) throw new UsageError("--tls-cert and --tls-key go together");
  if (made) throw new UsageError("--tls and --tls-cert exclude each other");
  return { certificate, key };
}

import { parseArgs } from "node:util";
import { type LogLevel, logLevels } from "#kernel/ports.ts";
import {
  databaseUrl,
  endpointUrl,
  hostName,
  isOn,
  type OptionValue,
  oneOf,
  type ProxyPort,
  proxyPort,
  redisUrl,
  UsageError,
  wholeNumber,
} from "./optionValues.ts";
import type { CertificateFiles } from "./tls/userCertificate.ts";

/** A flag, its environment variable and its description. */
interface Option {
  readonly flag: string;
  readonly env: string;
  /** Placeholder of the value in the help text; absent for a switch. */
  readonly value?: string;
  readonly description: string;
}

const defaultJournalSize = 300;

const options = [
  { flag: "host", env: "SKERRY_HOST", value: "ADDRESS", description: "address to listen on (127.0.0.1)" },
  { flag: "port", env: "SKERRY_PORT", value: "PORT", description: "port to listen on; 0 chooses a free one (20324)" },
  {
    flag: "proxy-port",
    env: "SKERRY_PROXY_PORT",
    value: "PORT|off",
    description: "port of the proxy on 127.0.0.1; 0 chooses a free one (20325 if it is free; off with --port 0)",
  },
  { flag: "data", env: "SKERRY_DATA", value: "DIR", description: "directory of the database (.skerry)" },
  {
    flag: "database",
    env: "SKERRY_DATABASE",
    value: "URL",
    description: "use PostgreSQL, which several servers may share: postgres://USER:PASSWORD@HOST/NAME",
  },
  {
    flag: "key-file",
    env: "SKERRY_KEY_FILE",
    value: "FILE",
    description: "file with the key for secrets in the database (skerry.key in --data)",
  },
  { flag: "memory", env: "SKERRY_MEMORY", description: "store the database in memory only" },
  {
    flag: "tls",
    env: "SKERRY_TLS",
    description: "serve HTTPS with a generated certificate, stored in --data",
  },
  {
    flag: "tls-cert",
    env: "SKERRY_TLS_CERT",
    value: "FILE",
    description: "serve HTTPS with your own certificate, PEM",
  },
  { flag: "tls-key", env: "SKERRY_TLS_KEY", value: "FILE", description: "private key of that certificate, PEM" },
  {
    flag: "world",
    env: "SKERRY_WORLD",
    value: "FILE",
    description: "world file for a new database (the built-in world)",
  },
  {
    flag: "rate-limit",
    env: "SKERRY_RATE_LIMIT",
    value: "on|off",
    description: "enforce the published rate limits (on)",
  },
  {
    flag: "redis",
    env: "SKERRY_REDIS",
    value: "URL",
    description: "count requests in this Redis or Valkey, shared by several servers (PostgreSQL or memory)",
  },
  { flag: "log-level", env: "SKERRY_LOG_LEVEL", value: logLevels.join("|"), description: "lowest level to log (info)" },
  {
    flag: "journal",
    env: "SKERRY_JOURNAL",
    value: "N",
    description: `number of requests to keep for the explorer; 0 keeps none (${defaultJournalSize})`,
  },
  {
    flag: "cvm-endpoint",
    env: "SKERRY_CVM_ENDPOINT",
    value: "URL",
    description: "read CVM images from this endpoint (the built-in CVM)",
  },
  {
    flag: "cvm-secret-id",
    env: "SKERRY_CVM_SECRET_ID",
    value: "ID",
    description: "SecretId for that endpoint (the key of the calling account)",
  },
  { flag: "cvm-secret-key", env: "SKERRY_CVM_SECRET_KEY", value: "KEY", description: "SecretKey for that endpoint" },
  {
    flag: "admin-token",
    env: "SKERRY_ADMIN_TOKEN",
    value: "TOKEN",
    description: "token with which other machines may use the control interface (this machine only)",
  },
  {
    flag: "trust-clock",
    env: "SKERRY_TRUST_CLOCK",
    description: "let resources expire in time that no server observed to pass, such as while none ran",
  },
  {
    flag: "allow-private-urls",
    env: "SKERRY_ALLOW_PRIVATE_URLS",
    description: "allow URLs with private addresses where an action reads a file from a URL",
  },
] as const satisfies readonly Option[];

type Flag = (typeof options)[number]["flag"];

/** The options of `skerry serve`. */
export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly proxy: ProxyPort;
  readonly data: string | undefined;
  /** The URL of a PostgreSQL database, which replaces the embedded one. */
  readonly database: string | undefined;
  readonly keyFile: string | undefined;
  /** Serve HTTPS with a generated or with the user's certificate; plain HTTP if undefined. */
  readonly tls: "selfSigned" | CertificateFiles | undefined;
  readonly world: string | undefined;
  readonly rateLimit: boolean;
  readonly redis: URL | undefined;
  readonly logLevel: LogLevel;
  /** Number of requests that the journal keeps. */
  readonly journal: number;
  readonly adminToken: string | undefined;
  readonly trustClock: boolean;
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
 * Reads flags. Environment variables replace missing flags.
 * @throws UsageError
 */
export function readServeOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ServeOptions {
  const find = optionFinder(readFlags(args), env);
  const value = (flag: Flag): string | undefined => find(flag)?.value;
  const inMemory = isOn(find("memory"));
  if (inMemory && value("data") !== undefined) throw new UsageError("--data and --memory cannot be combined");
  const database = databaseUrl(find("database"));
  if (database !== undefined && (inMemory || value("data") !== undefined)) {
    throw new UsageError("--database cannot be combined with --data or --memory");
  }
  if (inMemory && value("key-file") !== undefined) throw new UsageError("--key-file has no effect with --memory");
  if (database !== undefined && value("key-file") === undefined) {
    throw new UsageError(
      "--database requires --key-file: all servers share the key for its secrets; the first server creates it",
    );
  }
  const [secretId, secretKey] = [value("cvm-secret-id"), value("cvm-secret-key")];
  if ((secretId === undefined) !== (secretKey === undefined)) {
    throw new UsageError("--cvm-secret-id and --cvm-secret-key must be used together");
  }
  const cvmEndpoint = endpointUrl(find("cvm-endpoint"));
  if (secretId !== undefined && !cvmEndpoint) throw new UsageError("--cvm-secret-id requires --cvm-endpoint");
  const rateLimit = oneOf(find("rate-limit"), ["on", "off"]) === "on";
  const redis = redisUrl(find("redis"));
  if (redis && !rateLimit) throw new UsageError("--redis has no effect with --rate-limit off");
  return {
    host: hostName(find("host")),
    port: wholeNumber(find("port"), 20_324, 65_535),
    proxy: proxyPort(find("proxy-port"), find("port")?.value !== "0"),
    data: inMemory || database !== undefined ? undefined : (value("data") ?? ".skerry"),
    database,
    keyFile: value("key-file"),
    tls: tlsOptions(isOn(find("tls")), value("tls-cert"), value("tls-key")),
    world: value("world"),
    rateLimit,
    redis,
    logLevel: oneOf(find("log-level"), logLevels, "info"),
    journal: wholeNumber(find("journal"), defaultJournalSize, 10_000),
    adminToken: value("admin-token"),
    trustClock: isOn(find("trust-clock")),
    allowPrivateUrls: isOn(find("allow-private-urls")),
    cvmEndpoint,
    cvmKey: secretId !== undefined && secretKey !== undefined ? { secretId, secretKey } : undefined,
  };
}

/** A flag takes precedence over its variable. An empty variable counts as not set. */
function optionFinder(
  flags: ReadonlyMap<string, string>,
  env: Readonly<Record<string, string | undefined>>,
): (flag: Flag) => OptionValue | undefined {
  return (flag) => {
    const [name, variable] = [`--${flag}`, variableOf(flag)];
    const value = flags.get(flag);
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

function tlsOptions(
  selfSigned: boolean,
  certificate: string | undefined,
  key: string | undefined,
): ServeOptions["tls"] {
  if (certificate === undefined && key === undefined) return selfSigned ? "selfSigned" : undefined;
  if (certificate === undefined || key === undefined)
    throw new UsageError("--tls-cert and --tls-key must be used together");
  if (selfSigned) throw new UsageError("--tls and --tls-cert cannot be combined");
  return { certificate, key };
}

// Parses and validates the values of options.

/** Invalid command-line usage. The message names the option. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The value of an option, and the flag or environment variable that set it. */
export interface OptionValue {
  readonly name: string;
  readonly value: string;
}

export function isOn(option: OptionValue | undefined): boolean {
  return ["true", "1"].includes(oneOf(option, ["false", "0", "true", "1"]));
}

/** One of several choices. The default is the first choice unless given. */
export function oneOf<const Choice extends string>(
  option: OptionValue | undefined,
  choices: readonly [Choice, ...Choice[]],
  fallback = choices[0],
): Choice {
  if (!option) return fallback;
  return choices.find((choice) => choice === option.value) ?? reject(option, `one of ${choices.join(", ")}`);
}

/** A host name, an IPv4 or an IPv6 address. Listening fails later if it is not an address of this machine. */
const hostPattern = /^(?:[a-z0-9][a-z0-9.-]*|[0-9a-f]*:[0-9a-f]*:[0-9a-f.:]*(?:%\w+)?)$/i;

export function hostName(option: OptionValue | undefined): string {
  if (!option) return "127.0.0.1";
  return hostPattern.test(option.value)
    ? option.value
    : reject(option, "an address or a host name, without port or brackets");
}

export function wholeNumber(option: OptionValue | undefined, fallback: number, maximum: number): number {
  if (!option) return fallback;
  if (!/^\d{1,5}$/.test(option.value) || Number(option.value) > maximum) reject(option, `0 to ${maximum}`);
  return Number(option.value);
}

/** The port of the proxy: off, required, or used only if it is free. */
export type ProxyPort = "off" | { readonly port: number; readonly isRequired: boolean };

const defaultProxyPort = 20_325;

/**
 * @param isOnByDefault whether the proxy uses its default port if the option is missing. Servers on free ports run side by
 * side, so a fixed port would belong to any of them.
 */
export function proxyPort(option: OptionValue | undefined, isOnByDefault: boolean): ProxyPort {
  if (!option) return isOnByDefault ? { port: defaultProxyPort, isRequired: false } : "off";
  if (option.value === "off") return "off";
  if (!/^\d{1,5}$/.test(option.value) || Number(option.value) > 65_535) reject(option, "off, or 0 to 65535");
  return { port: Number(option.value), isRequired: true };
}

export function endpointUrl(option: OptionValue | undefined): URL | undefined {
  if (!option) return undefined;
  const url = URL.parse(option.value);
  return url && /^https?:$/.test(url.protocol) ? url : reject(option, "an http or https URL");
}

/** The URL of a Redis server. It may hold a password, so error messages omit it. */
export function redisUrl(option: OptionValue | undefined): URL | undefined {
  if (!option) return undefined;
  const url = URL.parse(option.value);
  if (url && isRedis(url)) return url;
  throw new UsageError(
    `${option.name} must be redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE], or the same with rediss: for TLS`,
  );
}

function isRedis({ protocol, hostname, username, password, pathname, search, hash }: URL): boolean {
  return (
    /^rediss?:$/.test(protocol) &&
    hostname !== "" &&
    /^(?:\/\d{0,5})?$/.test(pathname) &&
    search + hash === "" &&
    (username === "" || password !== "") &&
    isPercentEncoded(username + password)
  );
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** The URL of a PostgreSQL database. */
export function databaseUrl(option: OptionValue | undefined): string | undefined {
  if (!option) return undefined;
  const url = URL.parse(option.value);
  const isValid = url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
  // The URL may hold a password, so the message omits it.
  if (!isValid)
    throw new UsageError(`${option.name} must be a URL such as postgres://user:password@127.0.0.1:5432/skerry`);
  return option.value;
}

function reject({ name, value }: OptionValue, expected: string): never {
  throw new UsageError(`${name} must be ${expected}, not ${value}`);
}

// What may be said after an option, and what is made of it.

/** A command line that cannot be followed; the message names the option. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What was asked for, and by which flag or variable. */
export interface OptionValue {
  readonly name: string;
  readonly value: string;
}

export function isOn(wish: OptionValue | undefined): boolean {
  return ["true", "1"].includes(oneOf(wish, ["false", "0", "true", "1"]));
}

/** One of some choices; without a wish the first, unless another is the usual one. */
export function oneOf<const Choice extends string>(
  wish: OptionValue | undefined,
  choices: readonly [Choice, ...Choice[]],
  usual = choices[0],
): Choice {
  if (!wish) return usual;
  return choices.find((one) => one === wish.value) ?? reject(wish, `one of ${choices.join(", ")}`);
}

/** A name, an IPv4 or an IPv6 address; whether it is this machine's shows when it is listened on. */
const host = /^(?:[a-z0-9][a-z0-9.-]*|[0-9a-f]*:[0-9a-f]*:[0-9a-f.:]*(?:%\w+)?)$/i;

export function hostName(wish: OptionValue | undefined): string {
  if (!wish) return "127.0.0.1";
  return host.test(wish.value) ? wish.value : reject(wish, "an address or a name, without port or brackets");
}

export function wholeNumber(wish: OptionValue | undefined, usual: number, most: number): number {
  if (!wish) return usual;
  if (!/^\d{1,5}$/.test(wish.value) || Number(wish.value) > most) reject(wish, `0 to ${most}`);
  return Number(wish.value);
}

export function endpointUrl(wish: OptionValue | undefined): URL | undefined {
  if (!wish) return undefined;
  const url = URL.parse(wish.value);
  return url && /^https?:$/.test(url.protocol) ? url : reject(wish, "an http or https URL");
}

/** A password may stand in it, so what was given is not told again. */
export function redisUrl(wish: OptionValue | undefined): URL | undefined {
  if (!wish) return undefined;
  const url = URL.parse(wish.value);
  if (url && isRedis(url)) return url;
  throw new UsageError(
    `${wish.name} must be redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE], or the same with rediss: for TLS`,
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
export function databaseUrl(wish: OptionValue | undefined): string | undefined {
  if (!wish) return undefined;
  const url = URL.parse(wish.value);
  const named = url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
  // It may hold a password, so it is not repeated.
  if (!named) throw new UsageError(`${wish.name} must be a URL such as postgres://user:password@127.0.0.1:5432/skerry`);
  return wish.value;
}

function reject({ name, value }: OptionValue, must: string): never {
  throw new UsageError(`${name} must be ${must}, not ${value}`);
}

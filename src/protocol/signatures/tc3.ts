import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { ApiError } from "#kernel/errors.ts";
import { utcDate } from "#kernel/times.ts";
import type { RawRequest } from "../rawRequest.ts";

const algorithm = "TC3-HMAC-SHA256";

/** The parts of a v3 Authorization header. */
export interface Authorization {
  readonly secretId: string;
  readonly date: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Limits of an Authorization header. Every SDK signs two headers and names a service of at most a host name's length. */
const authorizationLimits = { signedHeaders: 32, service: 255 } as const;

/** The name of an HTTP header, as RFC 9110 defines a token. */
const headerName = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;

/**
 * Parses an Authorization header. Runs of blanks are accepted: the .NET SDK writes two after the algorithm.
 * @throws ApiError AuthFailure.InvalidAuthorization, naming the part
 */
export function parseAuthorization(header: string): Authorization {
  const [scheme = "", ...rest] = header.trim().split(/\s+/);
  if (scheme !== algorithm) throw malformed("`Algorithm` not valid.");
  const parts = rest.join(" ").split(",");
  const fields = new Map(
    parts.map((part): [string, string] => {
      const mark = part.indexOf("=");
      return [part.slice(0, mark).trim(), part.slice(mark + 1).trim()];
    }),
  );
  // Two Authorization headers arrive as one value, joined by a comma.
  if (fields.size < parts.length || parts.length > 3) throw malformed("each part must be given once.");
  const [secretId, date = "", service, ending, ...more] = (fields.get("Credential") ?? "").split("/");
  const isLong = (service?.length ?? 0) > authorizationLimits.service;
  if (!secretId || !service || isLong || ending !== "tc3_request" || more.length > 0) {
    throw malformed("`Credential` not valid.");
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw malformed("`Date` in Credential not valid.");
  const signedHeaders = signedHeadersIn(fields.get("SignedHeaders") ?? "");
  const signature = fields.get("Signature") ?? "";
  if (!/^[0-9a-fA-F]{64}$/.test(signature)) throw malformed("`Signature` not valid.");
  return { secretId, date, service, signedHeaders, signature };
}

/** What every SDK signs. */
const usualHeaders = ["content-type", "host"] as const;
const usualText = usualHeaders.join(";");

/** The names in lower case. Each counts once, because a name that is repeated repeats the work for its value. */
function signedHeadersIn(text: string): readonly string[] {
  if (text === usualText) return usualHeaders;
  const names = text.split(";", authorizationLimits.signedHeaders + 1).map((name) => name.toLowerCase());
  const isValid =
    names.length <= authorizationLimits.signedHeaders &&
    new Set(names).size === names.length &&
    names.every((name) => headerName.test(name)) &&
    usualHeaders.every((name) => names.includes(name));
  if (!isValid) throw malformed("`SignedHeaders` not valid.");
  return names;
}

export function malformed(reason: string): ApiError {
  return new ApiError("AuthFailure.InvalidAuthorization", { reason });
}

const unsigned = "UNSIGNED-PAYLOAD";

/**
 * Whether a v3 signature is valid for one of the hosts that the client may have signed. Signed header values may be in lower
 * case, as documented, or verbatim, as SDKs sign them. The date of the scope must be that of the timestamp.
 */
export function verifiesTc3(
  raw: RawRequest,
  authorization: Authorization,
  timestamp: number,
  secretKey: string,
  hosts: Iterable<string>,
): boolean {
  const { date, service, signedHeaders } = authorization;
  const scope = `${date}/${service}/tc3_request`;
  const payload = raw.headers.get("x-tc-content-sha256") === unsigned ? unsigned : raw.body;
  const tail = `\n${signedHeaders.join(";")}\n${sha256(raw.method === "GET" && payload !== unsigned ? "" : payload)}`;
  const queries = raw.method === "GET" ? spellings(raw.query) : [""];
  const name = keyName(secretKey, date, service);
  const known = keys.get(name);
  const key = known ?? signingKey(secretKey, date, service);
  const given = Buffer.from(authorization.signature);
  const paths = raw.path === "/" ? ["/"] : ["/", raw.path];

  const matches = (path: string, headers: string): boolean =>
    queries.some((query) => {
      const canonical = `${raw.method}\n${path}\n${query}\n${headers}${tail}`;
      const wanted = hmac(key, `${algorithm}\n${timestamp}\n${scope}\n${sha256(canonical)}`).toString("hex");
      return timingSafeEqual(Buffer.from(wanted), given);
    });

  let right = false;
  for (const host of hosts) {
    const verbatim = headerLines(raw, signedHeaders, host, (value) => value);
    const lower = headerLines(raw, signedHeaders, host, (value) => value.toLowerCase());
    right = paths.some((path) => matches(path, lower) || (verbatim !== lower && matches(path, verbatim)));
    if (right) break;
  }
  if (!right || date !== utcDate(timestamp)) return false;
  if (!known) keep(name, key);
  return true;
}

/** A JSON request that is about to be signed. */
interface Unsigned {
  readonly secretId: string;
  readonly secretKey: string;
  readonly service: string;
  readonly host: string;
  readonly body: string;
  /** Epoch seconds. */
  readonly timestamp: number;
}

/** The Authorization header of a JSON request that Skerry itself sends to the root of a host. */
export function authorizationOf({ secretId, secretKey, service, host, body, timestamp }: Unsigned): string {
  const date = utcDate(timestamp);
  const scope = `${date}/${service}/tc3_request`;
  const [names, headers] = ["content-type;host", `content-type:application/json\nhost:${host}\n`];
  const canonical = `POST\n/\n\n${headers}\n${names}\n${sha256(body)}`;
  const text = `${algorithm}\n${timestamp}\n${scope}\n${sha256(canonical)}`;
  const signature = hmac(signingKey(secretKey, date, service), text).toString("hex");
  return `${algorithm} Credential=${secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}

/**
 * The possible spellings of a query: Bun encodes an apostrophe as `%27`, and encodeURIComponent() does not. Both mean the
 * same, so a signature of either protects the request.
 */
function spellings(query: string): readonly string[] {
  const plain = query.replaceAll("%27", "'");
  return plain === query ? [query] : [query, plain];
}

function headerLines(
  raw: RawRequest,
  names: readonly string[],
  host: string,
  write: (value: string) => string,
): string {
  let lines = "";
  for (const name of names) {
    const value = name === "host" ? host : (raw.headers.get(name) ?? "");
    lines += `${name}:${write(value.trim())}\n`;
  }
  return lines;
}

/**
 * The signing keys of verified signatures, each of one secret, day and service. Only a caller who holds the secret adds one:
 * anybody could fill it otherwise.
 */
const keys = new Map<string, Buffer>();
const capacity = 10_000;

const keyName = (secretKey: string, date: string, service: string): string => `${secretKey}/${date}/${service}`;

function keep(name: string, key: Buffer): void {
  if (keys.size >= capacity) keys.clear();
  keys.set(name, key);
}

const signingKey = (secretKey: string, date: string, service: string): Buffer =>
  hmac(hmac(hmac(`TC3${secretKey}`, date), service), "tc3_request");

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

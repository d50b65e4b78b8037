/**
 * The changes that an attacker can make to a captured request without its secret key. Which changes count as
 * forgeries follows from the published description of what signatures cover, without code from `src`.
 */

/** A captured request. */
export interface CapturedRequest {
  readonly method: string;
  readonly query: string;
  /** Keyed by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The random choices of a mutation. */
export interface Chance {
  readonly at: number;
  readonly other: number;
  readonly word: string;
  /** Another captured request, whose parts can be used. */
  readonly otherRequest: CapturedRequest;
}

type Mutation = (caught: CapturedRequest, chance: Chance) => CapturedRequest;

export const isV3 = (caught: CapturedRequest): boolean => "authorization" in caught.headers;

/** The text with the parameters of a v1 request. */
const formOf = (caught: CapturedRequest): string => (caught.method === "GET" ? caught.query : caught.body);

/**
 * Everything that signature, token and key id must protect, as one text. Two requests of the same meaning are
 * equal to the server. In v1 the parameters are joined without escapes before they are signed, and some clients
 * write `_` as `.` there, so requests that differ only in that cannot be distinguished.
 */
export function meaning(caught: CapturedRequest): string {
  const { method, headers, body } = caught;
  const host = (headers["host"] ?? "").toLowerCase();
  if (isV3(caught)) {
    const [, ...fields] = (headers["authorization"] ?? "").split(/[ ,]+/);
    const authorization = fields.map((one) => (one.startsWith("SignedHeaders=") ? one.toLowerCase() : one));
    const algorithm = (headers["authorization"] ?? "").split(" ", 1);
    const covered = method === "GET" ? caught.query.replaceAll("%27", "'") : body;
    const type = (headers["content-type"] ?? "").toLowerCase();
    const payload = headers["x-tc-content-sha256"] === "UNSIGNED-PAYLOAD";
    const time = Number(headers["x-tc-timestamp"]);
    return JSON.stringify([
      method,
      host,
      type,
      covered,
      payload,
      time,
      algorithm,
      authorization,
      headers["x-tc-token"],
    ]);
  }
  const given = [...new URLSearchParams(formOf(caught))];
  const signature = given.findLast(([name]) => name === "Signature");
  const signed = given
    .filter(([name]) => name !== "Signature")
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([name, value]) => `${name.replaceAll("_", ".")}=${value}`);
  return JSON.stringify([method, host, headers["content-type"]?.split(";", 1), signed.join("&"), signature]);
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const day = 86_400;

/** A text with one character changed, removed or added. */
function touched(text: string, { at, other }: Chance): string {
  const place = at % (text.length + 1);
  const letter = letters[other % letters.length] ?? "";
  const kept = other % 3 === 0 ? place : place + 1;
  return text.slice(0, place) + (other % 3 === 1 ? "" : letter) + text.slice(kept);
}

function header(name: string, edit: (value: string, chance: Chance) => string): Mutation {
  return (caught, chance) => {
    const value = caught.headers[name];
    if (value === undefined) return caught;
    return { ...caught, headers: { ...caught.headers, [name]: edit(value, chance) } };
  };
}

const added =
  (name: string, value: (chance: Chance) => string): Mutation =>
  (caught, chance) =>
    isV3(caught) ? { ...caught, headers: { ...caught.headers, [name]: value(chance) } } : caught;

/** A part of the Authorization header, or the v1 parameter with the same meaning. */
function proof(
  pattern: RegExp,
  parameter: string | undefined,
  edit: (value: string, chance: Chance) => string,
): Mutation {
  return (caught, chance) => {
    if (isV3(caught)) {
      return header("authorization", (value) => value.replace(pattern, (part) => edit(part, chance)))(caught, chance);
    }
    if (parameter === undefined) return caught;
    return parameters((given) => {
      const value = given.get(parameter);
      if (value !== null) given.set(parameter, edit(value, chance));
    })(caught, chance);
  };
}

/** Changes the parameters of a v1 request, or of a v3 query or form. */
function parameters(change: (given: URLSearchParams, chance: Chance) => void): Mutation {
  return (caught, chance) => {
    if (caught.headers["content-type"] === "application/json") return caught;
    const given = new URLSearchParams(formOf(caught));
    change(given, chance);
    return caught.method === "GET" ? { ...caught, query: given.toString() } : { ...caught, body: given.toString() };
  };
}

const nameIn = (given: URLSearchParams, { at }: Chance): string =>
  [...given.keys()][at % Math.max(given.size, 1)] ?? "";

/** Replaces a part with the same part of another request. */
const taken = (pattern: RegExp, parameter: string) =>
  proof(pattern, parameter, (value, { otherRequest }) => {
    if (isV3(otherRequest)) return pattern.exec(otherRequest.headers["authorization"] ?? "")?.[0] ?? value;
    return new URLSearchParams(formOf(otherRequest)).get(parameter) ?? value;
  });

const secretId = /(?<=Credential=)[^/]+/;
const signature = /(?<=Signature=).*/;
const later = (value: string, { at }: Chance): string => String(Number(value) + (at % 599) - 299);

export const mutations: Readonly<Record<string, Mutation>> = {
  "the signature touched": proof(signature, "Signature", touched),
  "the signature in other letters": proof(signature, "Signature", (value, { at }) =>
    at % 2 === 0 ? value.toUpperCase() : value.toLowerCase(),
  ),
  "no signature": proof(signature, "Signature", () => ""),
  "the signature of another request": taken(signature, "Signature"),
  "the key's id touched": proof(secretId, "SecretId", touched),
  "the key's id of another request": taken(secretId, "SecretId"),
  "the date of the scope": proof(/\d{4}-\d{2}-\d{2}/, undefined, (value, { at }) =>
    new Date(Date.parse(value) + ((at % 400) - 200) * day * 1000).toISOString().slice(0, 10),
  ),
  "the service of the scope": proof(/(?<=\d\/)\w+(?=\/tc3)/, undefined, (value, { at, word }) =>
    at % 2 === 0 ? (["cvm", "cam", "sts", "vpc", "tag"][at % 5] ?? value) : word,
  ),
  "the scope's ending": proof(/tc3_request/, undefined, touched),
  "the algorithm": proof(/^TC3-HMAC-SHA256/, "SignatureMethod", (value, { at }) =>
    at % 2 === 0 ? "TC3-HMAC-SHA1" : value === "HmacSHA1" ? "HmacSHA256" : "HmacSHA1",
  ),
  "the signed headers": proof(/(?<=SignedHeaders=)[^,]*/, undefined, (value, { at, word }) =>
    at % 2 === 0 ? `${value};x-tc-action` : `${word.toLowerCase()};${value}`,
  ),
  "no proof": header("authorization", (_, { at }) => (at % 2 === 0 ? "SKIP" : "")),
  "the time": (caught, chance) =>
    isV3(caught) ? header("x-tc-timestamp", later)(caught, chance) : proof(/^$/, "Timestamp", later)(caught, chance),
  "a time that has passed or is to come": (caught, chance) => {
    const far = (value: string): string =>
      String(Number(value) + (chance.at % 2 === 0 ? 1 : -1) * (301 + chance.other));
    return isV3(caught) ? header("x-tc-timestamp", far)(caught, chance) : proof(/^$/, "Timestamp", far)(caught, chance);
  },
  "the host of another product": header("host", (value, { at }) =>
    value.endsWith(".com") ? `${["cvm", "cam", "sts", "vpc", "tag"][at % 5]}.tencentcloudapi.com` : value,
  ),
  "the host": header("host", (value, { at, word }) =>
    value.endsWith(".com") ? `lighthouse.${word}.tencentcloudapi.com` : `${word}.example:${at % 65_536}`,
  ),
  "the type of the body": header("content-type", (value, { at }) => {
    const types = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"];
    return at % 4 === 3 ? `${value}; charset=utf-8` : (types[at % 4] ?? value);
  }),
  "the body touched": (caught, chance) =>
    caught.method === "POST" ? { ...caught, body: touched(caught.body, chance) } : caught,
  "the body of another request": (caught, { otherRequest }) =>
    caught.method === "POST" && otherRequest.method === "POST" ? { ...caught, body: otherRequest.body } : caught,
  "a body after the body": (caught, { word }) =>
    caught.method === "POST" ? { ...caught, body: `${caught.body}&${word}=1` } : caught,
  "an unsigned payload": added("x-tc-content-sha256", () => "UNSIGNED-PAYLOAD"),
  "the query touched": (caught, chance) =>
    caught.method === "GET" ? { ...caught, query: touched(caught.query, chance) } : caught,
  "a query more": (caught, { word, at }) =>
    caught.method === "GET" ? { ...caught, query: `${caught.query}&${word}=${at}` } : caught,
  "the query's order": (caught) =>
    isV3(caught) && caught.method === "GET"
      ? { ...caught, query: caught.query.split("&").reverse().join("&") }
      : caught,
  "a parameter's value": parameters((given, chance) => {
    const name = nameIn(given, chance);
    given.set(name, touched(given.get(name) ?? "", chance));
  }),
  "a parameter away": parameters((given, chance) => given.delete(nameIn(given, chance))),
  "a parameter twice": parameters((given, chance) => given.append(nameIn(given, chance), chance.word)),
  "a parameter renamed": parameters((given, chance) => {
    const name = nameIn(given, chance);
    const value = given.get(name) ?? "";
    given.delete(name);
    given.append(touched(name, chance), value);
  }),
  "the method": (caught) => {
    const form = formOf(caught);
    return caught.method === "GET"
      ? { ...caught, method: "POST", query: "", body: form }
      : { ...caught, method: "GET", query: form, body: "" };
  },
  "the token touched": (caught, chance) =>
    isV3(caught) ? header("x-tc-token", touched)(caught, chance) : proof(/^$/, "Token", touched)(caught, chance),
  "no token": header("x-tc-token", () => ""),
  "the token of another request": added(
    "x-tc-token",
    ({ otherRequest, word }) => otherRequest.headers["x-tc-token"] ?? word,
  ),
};

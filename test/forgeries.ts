/**
 * What somebody can do with a request that was caught on its way, without its secret key. Which changes count as
 * forgeries is decided here by the published description of what signatures cover, with nothing of `src`.
 */

/** A request as it lay on the wire. */
export interface Caught {
  readonly method: string;
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a mutation draws its choices from. */
export interface Chance {
  readonly at: number;
  readonly other: number;
  readonly word: string;
  /** Another caught request, of which parts can be taken. */
  readonly stranger: Caught;
}

type Mutation = (caught: Caught, chance: Chance) => Caught;

export const isV3 = (caught: Caught): boolean => "authorization" in caught.headers;

/** The text that holds a v1 request's parameters. */
const formOf = (caught: Caught): string => (caught.method === "GET" ? caught.query : caught.body);

/**
 * All that a signature, a token and the key's id have to vouch for, as one text: two requests of the same meaning are
 * the same to the server. In v1 the parameters are joined without escapes before they are signed, and some clients
 * write `_` as `.` there, so requests that differ in no more than that cannot be told apart by anybody.
 */
export function meaning(caught: Caught): string {
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

/** A text in which one character is another, is gone, or is new. */
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

/** One of the parts of the Authorization header, or the parameter of a v1 request that says the same. */
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

/** A change of the parameters of a v1 request or of a v3 query or form, written anew. */
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

/** Something of the same place in another request. */
const taken = (pattern: RegExp, parameter: string) =>
  proof(pattern, parameter, (value, { stranger }) => {
    if (isV3(stranger)) return pattern.exec(stranger.headers["authorization"] ?? "")?.[0] ?? value;
    return new URLSearchParams(formOf(stranger)).get(parameter) ?? value;
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
  "the body of another request": (caught, { stranger }) =>
    caught.method === "POST" && stranger.method === "POST" ? { ...caught, body: stranger.body } : caught,
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
  "the token of another request": added("x-tc-token", ({ stranger, word }) => stranger.headers["x-tc-token"] ?? word),
};

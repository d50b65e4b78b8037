/** An independent implementation of the signatures, from the published description alone. Uses nothing from `src`. */

export interface V3Parts {
  readonly method: string;
  /** The bytes after `?` of a GET. */
  readonly query: string;
  readonly host: string;
  readonly contentType: string;
  readonly body: string | Uint8Array;
  readonly timestamp: number;
  readonly service: string;
  readonly secretId: string;
  readonly secretKey: string;
  /** The signed path; by default `/`, as published. Some clients sign the sent path. */
  readonly path?: string;
  /** The day of the scope; by default the day of the timestamp. */
  readonly date?: string;
}

/** The Authorization header of a v3 request. */
export function authorizationOf(parts: V3Parts): string {
  const { method, query, host, contentType, body, timestamp, service, secretId, secretKey } = parts;
  const date = parts.date ?? new Date(timestamp * 1000).toISOString().slice(0, 10);
  const scope = [date, service, "tc3_request"].join("/");
  const headers = [`content-type:${contentType.toLowerCase()}`, `host:${host.toLowerCase()}`, ""].join("\n");
  const canonical = [method, parts.path ?? "/", query, headers, "content-type;host", sha256(body)].join("\n");
  const toSign = ["TC3-HMAC-SHA256", timestamp, scope, sha256(canonical)].join("\n");
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), "tc3_request");
  const signature = hmac(key, toSign).toString("hex");
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`;
}

/** The Signature parameter of a v1 request, which covers all other parameters. */
export function v1Signature(
  method: string,
  host: string,
  parameters: Readonly<Record<string, string>>,
  secretKey: string,
): string {
  const names = Object.keys(parameters).sort((a, b) => (a < b ? -1 : 1));
  const text = `${method}${host}/?${names.map((name) => `${name}=${parameters[name]}`).join("&")}`;
  const algorithm = parameters["SignatureMethod"] === "HmacSHA256" ? "sha256" : "sha1";
  return new Bun.CryptoHasher(algorithm, secretKey).update(text).digest("base64");
}

function hmac(key: string | Uint8Array, text: string): Buffer {
  return new Bun.CryptoHasher("sha256", key).update(text).digest();
}

function sha256(data: string | Uint8Array): string {
  return new Bun.CryptoHasher("sha256").update(data).digest("hex");
}

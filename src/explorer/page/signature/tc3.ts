/** TC3-HMAC-SHA256, step by step, by WebCrypto: the key never leaves the browser. */

export interface Tc3Request {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** As it is sent, without `?`. */
  readonly query: string;
  /** Names in small letters, as they are sent; those that are signed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly service: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly secretId: string;
  readonly secretKey: string;
}

/** Everything that leads to the signature, in the order in which it is made. */
export interface Tc3Steps {
  readonly hashedPayload: string;
  readonly canonicalRequest: string;
  readonly hashedRequest: string;
  readonly scope: string;
  readonly stringToSign: string;
  readonly secretDate: string;
  readonly secretService: string;
  readonly secretSigning: string;
  readonly signature: string;
  readonly authorization: string;
}

const algorithm = "TC3-HMAC-SHA256";

export async function tc3(request: Tc3Request): Promise<Tc3Steps> {
  const { method, path, query, headers, body, service, timestamp, secretId, secretKey } = request;
  const names = Object.keys(headers).sort();
  const signedHeaders = names.join(";");
  const canonicalHeaders = names.map((name) => `${name}:${headers[name]?.trim().toLowerCase() ?? ""}\n`).join("");
  const hashedPayload = await sha256(body);
  const canonicalRequest = [method, path, query, canonicalHeaders, signedHeaders, hashedPayload].join("\n");
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${date}/${service}/tc3_request`;
  const hashedRequest = await sha256(canonicalRequest);
  const stringToSign = [algorithm, timestamp, scope, hashedRequest].join("\n");
  const secretDate = await hmac(bytes(`TC3${secretKey}`), date);
  const secretService = await hmac(secretDate, service);
  const secretSigning = await hmac(secretService, "tc3_request");
  const signature = hex(await hmac(secretSigning, stringToSign));
  return {
    hashedPayload,
    canonicalRequest,
    hashedRequest,
    scope,
    stringToSign,
    secretDate: hex(secretDate),
    secretService: hex(secretService),
    secretSigning: hex(secretSigning),
    signature,
    authorization: `${algorithm} Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  };
}

type Bytes = Uint8Array<ArrayBuffer>;

const bytes = (text: string): Bytes => new TextEncoder().encode(text);

const hex = (data: Bytes): string => [...data].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function sha256(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes(text))));
}

async function hmac(key: Bytes, text: string): Promise<Bytes> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, bytes(text)));
}

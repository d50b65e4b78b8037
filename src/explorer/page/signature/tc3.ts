/** TC3-HMAC-SHA256, step by step: the key never leaves the browser. */

import { type Bytes, bytes, hex, hmac, sha256 } from "./digests.ts";

export interface Tc3Request {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** As it is sent, without `?`. */
  readonly query: string;
  /** Names in small letters, as they are sent; those that are signed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Bytes;
  readonly service: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly secretId: string;
  readonly secretKey: string;
}

/** All intermediate values of the signature, in the order of the computation. */
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

export const tc3Algorithm = "TC3-HMAC-SHA256";

export async function tc3(request: Tc3Request): Promise<Tc3Steps> {
  const { method, path, query, headers, body, service, timestamp, secretId, secretKey } = request;
  const names = Object.keys(headers).sort();
  const signedHeaders = names.join(";");
  const canonicalHeaders = names.map((name) => `${name}:${headers[name]?.trim().toLowerCase() ?? ""}\n`).join("");
  const hashedPayload = await sha256(body);
  const canonicalRequest = [method, path, query, canonicalHeaders, signedHeaders, hashedPayload].join("\n");
  const date = dateOf(timestamp);
  const scope = `${date}/${service}/tc3_request`;
  const hashedRequest = await sha256(canonicalRequest);
  const stringToSign = [tc3Algorithm, timestamp, scope, hashedRequest].join("\n");
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
    authorization: `${tc3Algorithm} Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  };
}

/** The day of a timestamp in UTC, as a scope writes it. */
export const dateOf = (timestamp: number): string => new Date(timestamp * 1000).toISOString().slice(0, 10);

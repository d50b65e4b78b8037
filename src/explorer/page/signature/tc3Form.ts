import { type Bytes, bytes, hex, hmac, sha256 } from "./digests.ts";
import { tc3Algorithm } from "./tc3.ts";
import type { Pair } from "./v1.ts";

/** The possible inputs of a TC3 signature: the correct ones, or those of a mistake. */
export interface Tc3Form {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** In the order signed, values as signed. */
  readonly headers: readonly Pair[];
  /** Separator between the name and value of a header, and the text after the last header. */
  readonly colon: string;
  readonly headersEnd: string;
  readonly signedHeaders: string;
  readonly payload: string | Bytes;
  readonly timestamp: string;
  readonly date: string;
  readonly service: string;
  /** What the key is derived with, where that is not what the string to sign says. */
  readonly keyDate: string;
  readonly keyService: string;
  /** `TC3` with the secret key. */
  readonly secret: string;
  readonly derivation: "bytes" | "digits" | "none";
  readonly request: "hashed" | "whole";
  /** The complete canonical request, if known. Overrides the other parts. */
  readonly canonical: string | undefined;
}

export async function canonicalRequest(form: Tc3Form, hash = sha256): Promise<string> {
  const { method, path, query, headers, colon, headersEnd, signedHeaders, payload, canonical } = form;
  const lines = headers.map(([name, value]) => `${name}${colon}${value}`).join("\n") + headersEnd;
  return canonical ?? [method, path, query, lines, signedHeaders, await hash(payload)].join("\n");
}

export async function stringToSign(form: Tc3Form, hash = sha256): Promise<string> {
  const { timestamp, date, service, request } = form;
  const canonical = await canonicalRequest(form, hash);
  const last = request === "hashed" ? await sha256(canonical) : canonical;
  return [tc3Algorithm, timestamp, `${date}/${service}/tc3_request`, last].join("\n");
}

export async function signatureOf(form: Tc3Form): Promise<string> {
  return hex(await hmac(await signingKey(form), await stringToSign(form)));
}

/** Signs many forms. Derived keys and body hashes are reused, because most forms share them. */
export function signer(): (form: Tc3Form) => Promise<string> {
  const hash = memoized(sha256);
  const keys = new Map<string, Promise<Bytes>>();
  return async (form) => {
    const { secret, keyDate, keyService, derivation } = form;
    const name = JSON.stringify([secret, keyDate, keyService, derivation]);
    const key = keys.get(name) ?? signingKey(form);
    keys.set(name, key);
    return hex(await hmac(await key, await stringToSign(form, hash)));
  };
}

function memoized<From, To>(make: (from: From) => To): (from: From) => To {
  const made = new Map<From, To>();
  return (from) => {
    const value = made.get(from) ?? make(from);
    made.set(from, value);
    return value;
  };
}

async function signingKey({ secret, keyDate, keyService, derivation }: Tc3Form): Promise<Bytes> {
  let key = bytes(secret);
  if (derivation === "none") return key;
  for (const step of [keyDate, keyService, "tc3_request"]) {
    const next = await hmac(key, step);
    key = derivation === "bytes" ? next : bytes(hex(next));
  }
  return key;
}

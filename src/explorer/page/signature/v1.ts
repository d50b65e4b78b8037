/** The older signature, HmacSHA1 or HmacSHA256 over all parameters, step by step. */

import { isObject, type Json, type JsonObject } from "../call/json.ts";
import { base64, bytes, hmac } from "./digests.ts";

export type Pair = readonly [name: string, value: string];
export type V1Algorithm = "HmacSHA1" | "HmacSHA256";

export interface V1Request {
  readonly method: "GET" | "POST";
  readonly host: string;
  readonly path: string;
  /** All that is sent but the signature, in any order; its `SignatureMethod` says how it is signed. */
  readonly parameters: readonly Pair[];
  readonly secretKey: string;
}

/** All intermediate values of the signature, in the order of the computation. */
export interface V1Steps {
  readonly sorted: readonly Pair[];
  readonly stringToSign: string;
  readonly signature: string;
  readonly encodedSignature: string;
  /** The sent parameters: after `?` with GET, in the body with POST. */
  readonly form: string;
}

export async function v1({ method, host, path, parameters, secretKey }: V1Request): Promise<V1Steps> {
  const sorted = [...parameters].sort(compareByName);
  const stringToSign = `${method}${host}${path}?${sorted.map(([name, value]) => `${name}=${value}`).join("&")}`;
  const hash = v1Algorithm(parameters) === "HmacSHA256" ? "SHA-256" : "SHA-1";
  const signature = base64(await hmac(bytes(secretKey), stringToSign, hash));
  return {
    sorted,
    stringToSign,
    signature,
    encodedSignature: encode(signature),
    form: formEncode([...sorted, ["Signature", signature]]),
  };
}

/** How parameters say that they are signed. Where they say nothing it is HmacSHA1. */
export function v1Algorithm(parameters: readonly Pair[]): string {
  return parameters.find(([name]) => name === "SignatureMethod")?.[1] || "HmacSHA1";
}

/** Parameters with their places in their names: `Filters.0.Values.1`. Empty lists and objects leave nothing behind. */
export function flatten(value: Json, name = ""): readonly Pair[] {
  if (value === null) return [];
  const under = (key: string | number): string => (name === "" ? String(key) : `${name}.${key}`);
  if (Array.isArray(value)) return value.flatMap((one: Json, index) => flatten(one, under(index)));
  if (isObject(value)) return Object.entries(value).flatMap(([key, one]) => flatten(one, under(key)));
  return [[name, String(value)]];
}

/** The parameters of a call, with everything that v3 would say in headers. */
export function v1Parameters(
  input: JsonObject,
  common: Readonly<Record<string, string | number | undefined>>,
): readonly Pair[] {
  const given = Object.entries(common).flatMap(([name, value]): Pair[] =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  return [...given, ...flatten(input)];
}

/** Pairs as a query or a form writes them. */
export const formEncode = (pairs: readonly Pair[]): string =>
  pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");

/** Everything but letters, digits and `-_.~` as `%XX`. */
export const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** By the bytes of their names: capitals before small letters, `.10` before `.2`. */
export function compareByName([a]: Pair, [b]: Pair): number {
  const [left, right] = [bytes(a), bytes(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

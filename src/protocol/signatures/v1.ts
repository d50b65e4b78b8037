import { createHmac, timingSafeEqual } from "node:crypto";
import type { Pair } from "../flatten.ts";

export type V1Method = "HmacSHA1" | "HmacSHA256";

/** Parses SignatureMethod; HmacSHA1 by default. Undefined for an unknown method. */
export function v1Method(name: string | undefined): V1Method | undefined {
  if (name === undefined || name === "") return "HmacSHA1";
  return name === "HmacSHA1" || name === "HmacSHA256" ? name : undefined;
}

/**
 * Whether a v1 signature is valid for one of the hosts that the client may have signed. It covers all other parameters,
 * decoded and sorted by byte value. Some SDKs replace `_` in names by `.` before signing.
 */
export function verifiesV1(
  httpMethod: string,
  path: string,
  parameters: readonly Pair[],
  method: V1Method,
  signature: string,
  secretKey: string,
  hosts: Iterable<string>,
): boolean {
  const signed = parameters.filter(([name]) => name !== "Signature");
  const dotted = signed.map(([name, value]): Pair => [name.replaceAll("_", "."), value]);
  const lists = signed.some(([name]) => name.includes("_")) ? [signed, dotted] : [signed];
  const lines = lists.map((list) =>
    sortedByBytes(list)
      .map(([name, value]) => `${name}=${value}`)
      .join("&"),
  );
  const digest = method === "HmacSHA1" ? "sha1" : "sha256";
  const given = Buffer.from(signature);
  for (const host of hosts) {
    for (const line of lines) {
      for (const signedPath of path === "/" ? ["/"] : ["/", path]) {
        const text = `${httpMethod}${host}${signedPath}?${line}`;
        const wanted = Buffer.from(createHmac(digest, secretKey).update(text).digest("base64"));
        if (wanted.length === given.length && timingSafeEqual(wanted, given)) return true;
      }
    }
  }
  return false;
}

/** Sorted by the UTF-8 bytes of the names. Each name is encoded once: encoding in the comparison took most of the time. */
function sortedByBytes(list: readonly Pair[]): readonly Pair[] {
  const encoded = list.map((pair) => ({ pair, bytes: Buffer.from(pair[0]).toString("latin1") }));
  return encoded.sort((a, b) => (a.bytes < b.bytes ? -1 : Number(a.bytes > b.bytes))).map(({ pair }) => pair);
}

import type { Departure } from "./messages/slips.ts";

/** Somebody else's key that is known. */
export interface Other {
  readonly name: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/** Whose keys may have been used, and for which services. */
export interface Circle {
  readonly secretId: string;
  readonly secretKey: string;
  readonly services: readonly string[];
  /** Others whose key may have been taken by mistake. */
  readonly others: readonly Other[];
}

/** With whose key and when a request is looked at. */
export interface Judge extends Circle {
  readonly token?: string | undefined;
  /** Seconds since 1970. */
  readonly now: number;
  /** What one's own code has signed, where it is known. */
  readonly made?: Made | undefined;
}

export interface Made {
  readonly canonicalRequest: string;
  readonly stringToSign: string;
}

/** What became of a signature that was made again. */
export interface Verdict {
  readonly scheme: "tc3" | "v1" | "none";
  readonly departures: readonly Departure[];
  /** What should have been signed, and what comes of it. */
  readonly wanted?: { readonly canonicalRequest?: string; readonly stringToSign: string; readonly signature: string };
}

/** The longest that a timestamp may be away from the server's clock, in seconds. */
const skew = 300;

/** What is wrong with a timestamp by itself. */
export function timeDeparts(given: string | undefined, now: number): readonly Departure[] {
  if (!given) return [{ slip: "timestampMissing", values: {} }];
  if (!/^\d{1,15}$/.test(given)) return [{ slip: "timestampForm", values: { given } }];
  if (given.length >= 13) return [{ slip: "timestampIsMillis", values: { given } }];
  const seconds = Math.abs(now - Number(given));
  return seconds > skew ? [{ slip: "expired", values: { seconds } }] : [];
}

export function secretIdDeparts(given: string | undefined, wanted: string): readonly Departure[] {
  if (!given) return [{ slip: "secretIdMissing", values: {} }];
  return given === wanted ? [] : [{ slip: "secretIdOther", values: { given, wanted } }];
}

export function tokenDeparts(given: string | undefined, wanted: string | undefined): readonly Departure[] {
  if ((given || undefined) === (wanted || undefined)) return [];
  return [{ slip: given ? "tokenOther" : "tokenMissing", values: {} }];
}

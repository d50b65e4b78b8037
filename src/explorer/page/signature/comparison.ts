import type { Difference } from "./messages/mistakes.ts";

/** Another key known to the page. */
export interface NamedKey {
  readonly name: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/** The keys that may have been used, and their services. */
export interface KnownKeys {
  readonly secretId: string;
  readonly secretKey: string;
  readonly services: readonly string[];
  /** Other accounts whose key may have been used by mistake. */
  readonly others: readonly NamedKey[];
}

/** The key and time used for a comparison. */
export interface ComparisonContext extends KnownKeys {
  readonly token?: string | undefined;
  /** Seconds since 1970. */
  readonly now: number;
  /** The texts that the user's own code signed, if known. */
  readonly ownTexts?: OwnTexts | undefined;
}

export interface OwnTexts {
  readonly canonicalRequest: string;
  readonly stringToSign: string;
}

/** The result of computing a signature again. */
export interface ComparisonResult {
  readonly scheme: "tc3" | "v1" | "none";
  readonly differences: readonly Difference[];
  /** What should have been signed, and what comes of it. */
  readonly expected?: { readonly canonicalRequest?: string; readonly stringToSign: string; readonly signature: string };
}

/** The longest that a timestamp may be away from the server's clock, in seconds. */
const maxClockSkew = 300;

/** Checks the format and age of a timestamp. */
export function timestampDifferences(given: string | undefined, now: number): readonly Difference[] {
  if (!given) return [{ mistake: "timestampMissing", values: {} }];
  if (!/^\d{1,15}$/.test(given)) return [{ mistake: "timestampForm", values: { given } }];
  if (given.length >= 13) return [{ mistake: "timestampIsMillis", values: { given } }];
  const seconds = Math.abs(now - Number(given));
  return seconds > maxClockSkew ? [{ mistake: "expired", values: { seconds } }] : [];
}

export function secretIdDifferences(given: string | undefined, expected: string): readonly Difference[] {
  if (!given) return [{ mistake: "secretIdMissing", values: {} }];
  return given === expected ? [] : [{ mistake: "secretIdOther", values: { given, expected } }];
}

export function tokenDifferences(given: string | undefined, expected: string | undefined): readonly Difference[] {
  if ((given || undefined) === (expected || undefined)) return [];
  return [{ mistake: given ? "tokenOther" : "tokenMissing", values: {} }];
}

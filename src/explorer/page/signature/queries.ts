import type { Change } from "./explain.ts";
import type { Mistake } from "./messages/mistakes.ts";
import { encode } from "./v1.ts";

/** Queries that may have been signed in place of the one that was sent with GET. */
export function alternativeQueries(sent: string): readonly Change<{ readonly query: string }, Mistake>[] {
  if (sent === "") return [];
  const of = (mistake: Mistake, query: string, values: Readonly<Record<string, string>> = {}) => ({
    mistake,
    values,
    change: { query },
  });
  const plain = mapValues(sent, (value) => value);
  const anew = [mapValues(sent, encode), mapValues(sent, encodeURIComponent)];
  const sorted = (query: string): string => query.split("&").sort().join("&");
  const found = [
    of("querySpaces", sent.replaceAll("+", "%20"), { signed: "%20", sent: "+" }),
    of("querySpaces", sent.replaceAll("%20", "+"), { signed: "+", sent: "%20" }),
    of(
      "queryHex",
      hexCase(sent, (text) => text.toLowerCase()),
    ),
    of(
      "queryHex",
      hexCase(sent, (text) => text.toUpperCase()),
    ),
    of("queryOrder", sorted(sent)),
    ...anew
      .flatMap((query) => [query, query.replaceAll("%20", "+"), sorted(query)])
      .map((query) => of("queryEncoded", query, { signed: query })),
    of("queryDecoded", plain),
    of("queryDecoded", sorted(plain)),
    of("queryMark", `?${sent}`),
    of("queryLeftOut", ""),
  ];
  const seen = new Set([sent]);
  return found.filter(({ change }) => !seen.has(change.query) && seen.add(change.query));
}

function mapValues(query: string, write: (value: string) => string): string {
  return query
    .split("&")
    .map((part) =>
      part
        .split("=")
        .map((piece) => write(decode(piece)))
        .join("="),
    )
    .join("&");
}

/** Decodes escapes. Invalid escapes stay unchanged. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

const hexCase = (query: string, write: (text: string) => string): string =>
  query.replace(/%[0-9a-fA-F]{2}/g, (digits) => write(digits));

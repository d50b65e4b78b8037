import type { Departure } from "./messages/slips.ts";

/** Where a canonical request that somebody's code has made departs from the right one. */
export function canonicalDeparts(made: string, wanted: string): readonly Departure[] {
  if (!made.trim() || made === wanted) return [];
  const [mine, right] = [partsOf(made), partsOf(wanted)];
  const found: Departure[] = [];
  for (const line of ["method", "path", "query", "SignedHeaders"] as const) {
    if (mine[line] !== right[line]) {
      found.push({ slip: "madeLine", values: { line, yours: shown(mine[line]), wanted: shown(right[line]) } });
    }
  }
  for (let at = 0; at < Math.max(mine.headers.length, right.headers.length); at++) {
    const [yours, wanted] = [mine.headers[at], right.headers[at]];
    if (yours !== wanted) found.push({ slip: "madeHeader", values: { yours: shown(yours), wanted: shown(wanted) } });
  }
  if (mine.body !== right.body)
    found.push({ slip: "madeBody", values: { yours: shown(mine.body), wanted: shown(right.body) } });
  if (found.length === 0) {
    found.push({ slip: "madeShape", values: { yours: made.split("\n").length, wanted: wanted.split("\n").length } });
  }
  return found;
}

/** The lines of a canonical request by what they are; the empty one after the headers may be missing. */
function partsOf(text: string) {
  const [method, path, query, ...rest] = text.split("\n");
  const lines = rest.filter((line) => line !== "");
  const [SignedHeaders, body] = lines.slice(-2);
  return { method, path, query, SignedHeaders, body, headers: lines.slice(0, -2) };
}

const names = ["algorithm", "timestamp", "scope", "SHA-256"];

/** Where a string to sign departs from the right one. */
export function stringDeparts(made: string, wanted: string): readonly Departure[] {
  if (!made.trim() || made === wanted) return [];
  const [mine, right] = [made.split("\n"), wanted.split("\n")];
  const found = right.flatMap((line, at): Departure[] =>
    mine[at] === line
      ? []
      : [{ slip: "madeLine", values: { line: names[at] ?? "", yours: shown(mine[at]), wanted: shown(line) } }],
  );
  return found.length > 0 || mine.length === right.length
    ? found
    : [{ slip: "madeShape", values: { yours: mine.length, wanted: right.length } }];
}

/** Quoted, so that blanks at the ends can be seen. */
export const shown = (text: string | undefined): string => JSON.stringify(text ?? "");

import type { Difference } from "./messages/mistakes.ts";

/** Finds the first difference between the user's canonical request and the correct one. */
export function canonicalRequestDifferences(made: string, expected: string): readonly Difference[] {
  if (!made.trim() || made === expected) return [];
  const [mine, right] = [partsOf(made), partsOf(expected)];
  const found: Difference[] = [];
  for (const line of ["method", "path", "query", "SignedHeaders"] as const) {
    if (mine[line] !== right[line]) {
      found.push({ mistake: "ownLine", values: { line, yours: quoted(mine[line]), expected: quoted(right[line]) } });
    }
  }
  for (let at = 0; at < Math.max(mine.headers.length, right.headers.length); at++) {
    const [yours, expected] = [mine.headers[at], right.headers[at]];
    if (yours !== expected)
      found.push({ mistake: "ownHeader", values: { yours: quoted(yours), expected: quoted(expected) } });
  }
  if (mine.body !== right.body)
    found.push({ mistake: "ownBody", values: { yours: quoted(mine.body), expected: quoted(right.body) } });
  if (found.length === 0) {
    found.push({
      mistake: "ownLineCount",
      values: { yours: made.split("\n").length, expected: expected.split("\n").length },
    });
  }
  return found;
}

/** Splits a canonical request into its parts. The empty line after the headers may be missing. */
function partsOf(text: string) {
  const [method, path, query, ...rest] = text.split("\n");
  const lines = rest.filter((line) => line !== "");
  const [SignedHeaders, body] = lines.slice(-2);
  return { method, path, query, SignedHeaders, body, headers: lines.slice(0, -2) };
}

const lineNames = ["algorithm", "timestamp", "scope", "SHA-256"];

/** Where a string to sign departs from the right one. */
export function stringToSignDifferences(made: string, expected: string): readonly Difference[] {
  if (!made.trim() || made === expected) return [];
  const [mine, right] = [made.split("\n"), expected.split("\n")];
  const found = right.flatMap((line, at): Difference[] =>
    mine[at] === line
      ? []
      : [
          {
            mistake: "ownLine",
            values: { line: lineNames[at] ?? "", yours: quoted(mine[at]), expected: quoted(line) },
          },
        ],
  );
  return found.length > 0 || mine.length === right.length
    ? found
    : [{ mistake: "ownLineCount", values: { yours: mine.length, expected: right.length } }];
}

/** Quoted, so that blanks at the ends can be seen. */
export const quoted = (text: string | undefined): string => JSON.stringify(text ?? "");

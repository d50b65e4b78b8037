import type { Json } from "../call/json.ts";
import { isObject } from "../call/json.ts";
import type { Slip } from "./messages/slips.ts";

/** A body that may have been signed in place of the one that was sent. */
export interface OtherBody {
  readonly slip: Slip;
  readonly body: string;
  readonly how: string;
}

/** Bodies that mean the same, or nearly, and that code is known to sign by mistake. */
export function otherBodies(sent: string): readonly OtherBody[] {
  const found: OtherBody[] = [
    ...["\n", "\r\n", " "].map((end) => ({
      slip: "bodyTrailing" as const,
      body: sent + end,
      how: JSON.stringify(end),
    })),
    { slip: "bodyTrailing", body: sent.replace(/\s+$/, ""), how: '""' },
    { slip: "bodyTrailing", body: sent.trim(), how: '""' },
    { slip: "bodyLineEnds", body: sent.replace(/\r?\n/g, "\r\n"), how: "CRLF" },
    { slip: "bodyLineEnds", body: sent.replaceAll("\r\n", "\n"), how: "LF" },
    { slip: "bodyMark", body: `\uFEFF${sent}`, how: "" },
    { slip: "bodyMark", body: sent.replace(/^\uFEFF/, ""), how: "" },
    ...rewritten(sent),
    { slip: "bodyEmpty", body: "", how: "" },
    { slip: "bodyEmpty", body: "{}", how: "{}" },
  ];
  const seen = new Set([sent]);
  return found.filter(({ body }) => !seen.has(body) && seen.add(body));
}

function rewritten(sent: string): readonly OtherBody[] {
  const value = parsed(sent);
  if (value === undefined) return [];
  const compact = JSON.stringify(value);
  const spaced = written(value, ", ", ": ");
  const ordered = JSON.stringify(sorted(value));
  return [
    { slip: "bodyRewritten", body: compact, how: "{a:1,b:2}" },
    { slip: "bodyRewritten", body: spaced, how: "{a: 1, b: 2}" },
    ...[2, 4, "\t"].map((indent) => ({
      slip: "bodyRewritten" as const,
      body: JSON.stringify(value, null, indent),
      how: "{\n  a: 1 …",
    })),
    ...[sent, compact, spaced].flatMap((text) => [
      { slip: "bodyEscapes" as const, body: text.replace(/[\u0080-\uffff]/g, unicode), how: "\\uXXXX" },
      { slip: "bodyEscapes" as const, body: text.replace(/[<>&]/g, unicode), how: "\\u003c" },
      { slip: "bodyEscapes" as const, body: text.replaceAll("/", "\\/"), how: "\\/" },
    ]),
    { slip: "bodyOrder", body: ordered, how: "" },
    { slip: "bodyOrder", body: written(sorted(value), ", ", ": "), how: "" },
  ];
}

const unicode = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON, so it was not written anew
  }
}

/** JSON with blanks after commas and colons, as Python writes it. */
function written(value: Json, comma: string, colon: string): string {
  if (Array.isArray(value)) return `[${value.map((one: Json) => written(one, comma, colon)).join(comma)}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, one]) => JSON.stringify(name) + colon + written(one, comma, colon));
  return `{${members.join(comma)}}`;
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  );
}

import type { Json } from "../call/json.ts";
import { isObject } from "../call/json.ts";
import type { Mistake } from "./messages/mistakes.ts";

/** A body that may have been signed in place of the one that was sent. */
export interface AlternativeBody {
  readonly mistake: Mistake;
  readonly body: string;
  readonly how: string;
}

/** Bodies that mean the same, or nearly, and that code is known to sign by mistake. */
export function alternativeBodies(sent: string): readonly AlternativeBody[] {
  const found: AlternativeBody[] = [
    ...["\n", "\r\n", " "].map((end) => ({
      mistake: "bodyTrailing" as const,
      body: sent + end,
      how: JSON.stringify(end),
    })),
    { mistake: "bodyTrailing", body: sent.replace(/\s+$/, ""), how: '""' },
    { mistake: "bodyTrailing", body: sent.trim(), how: '""' },
    { mistake: "bodyLineEnds", body: sent.replace(/\r?\n/g, "\r\n"), how: "CRLF" },
    { mistake: "bodyLineEnds", body: sent.replaceAll("\r\n", "\n"), how: "LF" },
    { mistake: "bodyMark", body: `\uFEFF${sent}`, how: "" },
    { mistake: "bodyMark", body: sent.replace(/^\uFEFF/, ""), how: "" },
    ...reformattedBodies(sent),
    { mistake: "bodyEmpty", body: "", how: "" },
    { mistake: "bodyEmpty", body: "{}", how: "{}" },
  ];
  const seen = new Set([sent]);
  return found.filter(({ body }) => !seen.has(body) && seen.add(body));
}

function reformattedBodies(sent: string): readonly AlternativeBody[] {
  const value = parseJson(sent);
  if (value === undefined) return [];
  const compact = JSON.stringify(value);
  const spaced = writeJson(value, ", ", ": ");
  const ordered = JSON.stringify(sortMembers(value));
  return [
    { mistake: "bodyRewritten", body: compact, how: "{a:1,b:2}" },
    { mistake: "bodyRewritten", body: spaced, how: "{a: 1, b: 2}" },
    ...[2, 4, "\t"].map((indent) => ({
      mistake: "bodyRewritten" as const,
      body: JSON.stringify(value, null, indent),
      how: "{\n  a: 1 …",
    })),
    ...[sent, compact, spaced].flatMap((text) => [
      { mistake: "bodyEscapes" as const, body: text.replace(/[\u0080-\uffff]/g, unicodeEscape), how: "\\uXXXX" },
      { mistake: "bodyEscapes" as const, body: text.replace(/[<>&]/g, unicodeEscape), how: "\\u003c" },
      { mistake: "bodyEscapes" as const, body: text.replaceAll("/", "\\/"), how: "\\/" },
    ]),
    { mistake: "bodyOrder", body: ordered, how: "" },
    { mistake: "bodyOrder", body: writeJson(sortMembers(value), ", ", ": "), how: "" },
  ];
}

const unicodeEscape = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON, so it was not serialised again
  }
}

/** JSON with blanks after commas and colons, as Python writes it. */
function writeJson(value: Json, comma: string, colon: string): string {
  if (Array.isArray(value)) return `[${value.map((one: Json) => writeJson(one, comma, colon)).join(comma)}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, one]) => JSON.stringify(name) + colon + writeJson(one, comma, colon),
  );
  return `{${members.join(comma)}}`;
}

function sortMembers(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortMembers);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, sortMembers(one)]),
  );
}

import { bytes } from "./digests.ts";
import { shellWords } from "./shell.ts";
import type { Pair } from "./v1.ts";

/** The parts of a pasted request. */
export interface RequestParts {
  readonly method: string;
  /** The path with its query, or a whole address. */
  readonly target: string;
  /** One `Name: value` a line. */
  readonly headers: string;
  readonly body: string;
}

/**
 * Parses a request: raw HTTP, output of `curl -v`, a `curl` command, a URL, some headers, a form,
 * or an Authorization header alone. Undefined if it is none of these.
 */
export function partsFromText(pasted: string): RequestParts | undefined {
  const text = pasted.replaceAll("\r\n", "\n").replace(/^\s+/, "");
  const command = /^(?:[$#] )?curl\s[^\n]*(?:\\\n[^\n]*|(?<='[^']*)\n[^\n]*)*/m.exec(text)?.[0];
  if (/^> [A-Z]+ \S+/m.test(text)) return partsFromTrace(text, command);
  if (command) return partsFromCommand(command);
  if (/^[A-Z]+ \S+( HTTP\/[\d.]+)?(\n|$)/.test(text)) return partsFromHttp(text);
  if (/^https?:\/\/\S+\s*$/.test(text)) return { method: "GET", target: text.trim(), headers: "", body: "" };
  if (/^TC3-HMAC-SHA256\s/.test(text)) {
    return { method: "POST", target: "/", headers: `Authorization: ${text.trim()}`, body: "" };
  }
  if (/^[\w-]+:\s/.test(text)) return partsFromHttp(`POST / HTTP/1.1\n${text}`);
  if (/^[^\s=]+=/.test(text) && /(^|&)Signature=/.test(text)) {
    return { method: "POST", target: "/", headers: "", body: text.trim() };
  }
  return undefined;
}

/** The lines that `curl -v` puts `>` before; it does not show the body, so that comes from the command. */
function partsFromTrace(text: string, command: string | undefined): RequestParts {
  const lines = text.split("\n").filter((line) => line.startsWith(">"));
  const shown = partsFromHttp(
    `${lines
      .map((line) => line.slice(2))
      .join("\n")
      .trimEnd()}\n\n`,
  );
  return command ? { ...shown, body: partsFromCommand(command).body } : shown;
}

function partsFromHttp(text: string): RequestParts {
  const end = text.indexOf("\n\n");
  const [first = "", ...lines] = (end < 0 ? text : text.slice(0, end)).split("\n").filter((line) => line.trim());
  const [method = "", target = "/"] = first.split(" ");
  const headers = lines.join("\n");
  return { method, target, headers, body: trimToLength(end < 0 ? "" : text.slice(end + 2), headers) };
}

/** Without the line feeds that copying has put behind the length that the request declares. */
function trimToLength(body: string, headers: string): string {
  const length = /^content-length:\s*(\d+)/im.exec(headers)?.[1];
  if (length === undefined) return body;
  let kept = body;
  while (kept.endsWith("\n") && bytes(kept).length > Number(length)) kept = kept.slice(0, -1);
  return kept;
}

const dataOptions = new Set(["-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode"]);
const optionsWithValue =
  /^(-[AbcEeFHKmoruUTwxX]|--(user-agent|cookie|form|header|max-time|output|user|proxy|request|url|write-out))$/;

function partsFromCommand(command: string): RequestParts {
  const [, ...words] = shellWords(command.replace(/^[$#] /, ""));
  let [method, target, isGet] = ["", "", false];
  const [headers, data]: [string[], string[]] = [[], []];
  while (words.length > 0) {
    const word = words.shift() ?? "";
    const joined = /^(--[a-z-]+)=(.*)$/s.exec(word) ?? /^(-[XHd])(.+)$/s.exec(word);
    const option = joined?.[1] ?? word;
    const value = (): string => joined?.[2] ?? words.shift() ?? "";
    if (option === "-X" || option === "--request") method = value();
    else if (option === "-H" || option === "--header") headers.push(value());
    else if (dataOptions.has(option)) data.push(value());
    else if (option === "-G" || option === "--get") isGet = true;
    else if (option === "--url") target = value();
    else if (optionsWithValue.test(option)) value();
    else if (!option.startsWith("-")) target = option;
  }
  const body = data.join("&");
  // The headers that curl adds by default.
  if (data.length > 0 && !isGet && !headers.some((line) => /^content-type:/i.test(line))) {
    headers.push("Content-Type: application/x-www-form-urlencoded");
  }
  if (isGet && body)
    return { method: method || "GET", target: `${target}?${body}`, headers: headers.join("\n"), body: "" };
  return { method: method || (data.length > 0 ? "POST" : "GET"), target, headers: headers.join("\n"), body };
}

/** A request, taken apart. */
export interface ParsedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Names in small letters, values without the blanks around them. */
  readonly headers: readonly Pair[];
  readonly body: string | Uint8Array<ArrayBuffer>;
}

export function parseParts({ method, target, headers, body }: RequestParts): ParsedRequest {
  const [, host, rest = ""] = /^(?:https?:\/\/)([^/?#]+)(.*)$/s.exec(target.trim()) ?? ["", undefined, target.trim()];
  const [before = "", query = ""] = split(rest, "?");
  const lines = headers.split("\n").flatMap((line): Pair[] => {
    const [name, value] = split(line, ":");
    return value === undefined ? [] : [[name.trim().toLowerCase(), value.trim()]];
  });
  const hosts: Pair[] = host !== undefined && !lines.some(([name]) => name === "host") ? [["host", host]] : [];
  return { method: method.trim(), path: before || "/", query, headers: [...hosts, ...lines], body };
}

function split(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + mark.length)];
}

// String literals of each language. What an editor does not show, or what reorders the text that it shows, is always
// written as an escape: somebody who copies a program sees all that it says.

/** Controls, formatting characters (bidirectional ones among them) and separators of lines. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const hasUnseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const named: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

type Escape = (code: number) => string;

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, "0");

/** UTF-16 units, as JSON, JavaScript and Java have them. */
const units: Escape = (code) =>
  [...Array(code > 0xffff ? 2 : 1).keys()]
    .map((at) => `\\u${hex(String.fromCodePoint(code).charCodeAt(at), 4)}`)
    .join("");

/** Code points, with eight digits above the first plane. */
const points: Escape = (code) => (code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`);

/** Code points in braces. */
const braced: Escape = (code) => `\\u{${hex(code, 1)}}`;

/** Java reads its unit escapes before it looks for literals, and C++ has none for controls: both have octal ones. */
const octalFirst =
  (others: Escape): Escape =>
  (code) =>
    code < 0x80 ? `\\${code.toString(8).padStart(3, "0")}` : others(code);

type Quote = '"' | "'";

/** A literal in which quotes and backslashes are escaped, and more where a language has more that is special. */
function quoted(text: string, escaped: Escape, special = /\\/g, quote: Quote = '"'): string {
  const seen = text
    .toWellFormed()
    .replace(special, "\\$&")
    .replaceAll(quote, `\\${quote}`)
    .replace(unseen, (one) => named[one] ?? escaped(one.codePointAt(0) ?? 0));
  return quote + seen + quote;
}

/** The quotes of which the text itself has fewer, as formatters choose them. */
function lesserQuote(text: string): Quote {
  return text.split('"').length > text.split("'").length ? "'" : '"';
}

export const javascript = (text: string): string => quoted(text, units, /\\/g, lesserQuote(text));
export const python = (text: string): string => quoted(text, points, /\\/g, lesserQuote(text));
export const go = (text: string): string => quoted(text, points);
export const csharp = (text: string): string => quoted(text, points);
export const java = (text: string): string => quoted(text, octalFirst(units));

/** A second question mark in a row is escaped, as two begin a trigraph. */
export const cpp = (text: string): string => quoted(text, octalFirst(points), /\\|(?<=\?)\?/g);

/** Single quotes where all is seen: nothing but quote and backslash is special in them. */
const singleOr = (text: string, special: RegExp): string =>
  hasUnseen.test(text) ? quoted(text, braced, special) : `'${text.toWellFormed().replace(/['\\]/g, "\\$&")}'`;

export const ruby = (text: string): string => singleOr(text, /[\\#]/g);
export const php = (text: string): string => singleOr(text, /[\\$]/g);

/** Terraform's: a doubled sign where a template would begin. */
export const hcl = (text: string): string => quoted(text, points).replace(/[$%](?=\{)/g, "$&$&");

/** A word of a shell's command line. */
export function shell(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.toWellFormed().replaceAll("'", "'\\''")}'`;
}

/** JSON in which everything is seen. */
export function json(value: unknown): string {
  return JSON.stringify(value).replace(unseen, (one) => units(one.codePointAt(0) ?? 0));
}

// String literals of each language. Invisible characters and characters that reorder the displayed text are always
// escaped, so that a copied program has no hidden content.

/** Controls, formatting characters (bidirectional ones among them) and separators of lines. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const hasInvisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const shortEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

type Escape = (code: number) => string;

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, "0");

/** UTF-16 units, as JSON, JavaScript and Java have them. */
const utf16Escape: Escape = (code) =>
  [...Array(code > 0xffff ? 2 : 1).keys()]
    .map((at) => `\\u${hex(String.fromCodePoint(code).charCodeAt(at), 4)}`)
    .join("");

/** Code points, with eight digits above the first plane. */
const codePointEscape: Escape = (code) => (code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`);

/** Code points in braces. */
const bracedEscape: Escape = (code) => `\\u{${hex(code, 1)}}`;

/** Octal escapes: Java expands unicode escapes before it parses literals, and C++ forbids them for control characters. */
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
    .replace(invisible, (one) => shortEscapes[one] ?? escaped(one.codePointAt(0) ?? 0));
  return quote + seen + quote;
}

/** The quotes of which the text itself has fewer, as formatters choose them. */
function preferredQuote(text: string): Quote {
  return text.split('"').length > text.split("'").length ? "'" : '"';
}

export const javascript = (text: string): string => quoted(text, utf16Escape, /\\/g, preferredQuote(text));
export const python = (text: string): string => quoted(text, codePointEscape, /\\/g, preferredQuote(text));
export const go = (text: string): string => quoted(text, codePointEscape);
export const csharp = (text: string): string => quoted(text, codePointEscape);
export const java = (text: string): string => quoted(text, octalFirst(utf16Escape));

/** Escapes repeated question marks, because two of them start a trigraph. */
export const cpp = (text: string): string => quoted(text, octalFirst(codePointEscape), /\\|(?<=\?)\?/g);

/** Single quotes where all is seen: nothing but quote and backslash is special in them. */
const singleQuoted = (text: string, special: RegExp): string =>
  hasInvisible.test(text) ? quoted(text, bracedEscape, special) : `'${text.toWellFormed().replace(/['\\]/g, "\\$&")}'`;

export const ruby = (text: string): string => singleQuoted(text, /[\\#]/g);
export const php = (text: string): string => singleQuoted(text, /[\\$]/g);

/** Terraform: doubles the sign that would start a template. */
export const hcl = (text: string): string => quoted(text, codePointEscape).replace(/[$%](?=\{)/g, "$&$&");

/** A word on a shell command line. */
export function shell(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.toWellFormed().replaceAll("'", "'\\''")}'`;
}

/** JSON in which everything is seen. */
export function json(value: unknown): string {
  return JSON.stringify(value).replace(invisible, (one) => utf16Escape(one.codePointAt(0) ?? 0));
}

/** Patterns of the quoted parts of a word, by their opening quote. */
const quotes: Readonly<Record<string, (text: string) => string>> = {
  "'": (text) => text,
  '"': (text) => text.replace(/\\([\\"$`\n])/g, (_, sign: string) => (sign === "\n" ? "" : sign)),
  "$'": (text) =>
    text.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/gs, (_, unicode, byte, sign) =>
      unicode || byte ? String.fromCharCode(Number.parseInt(unicode || byte, 16)) : (control[sign] ?? sign),
    ),
};

const control: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

const piece = /\$'((?:\\.|[^'\\])*)'|'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)|([^\s'"\\])|(\s+)/gs;

/** Splits a command into words. Quotes and backslashes follow POSIX shells; `$'…'` follows bash. */
export function shellWords(command: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (const [, ansi, single, double, escaped, plain, blank] of command.matchAll(piece)) {
    if (blank !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    // A backslash at the end of a line continues it.
    if (escaped === "\n") continue;
    word =
      (word ?? "") + (unquote("$'", ansi) ?? unquote("'", single) ?? unquote('"', double) ?? escaped ?? plain ?? "");
  }
  return word === undefined ? words : [...words, word];
}

const unquote = (quote: string, text: string | undefined): string | undefined =>
  text === undefined ? undefined : quotes[quote]?.(text);

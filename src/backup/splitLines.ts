import { ExportError } from "./exportError.ts";

/** A line of a text, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/**
 * The lines of a text that comes in pieces. Only a line feed ends one, wherever else a text may be broken.
 * @throws ExportError for bytes that are no UTF-8
 */
export async function* splitLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 1;
  let pending: Uint8Array[] = [];
  for await (const piece of bytes) {
    let start = 0;
    for (let end = piece.indexOf(lineFeed); end >= 0; end = piece.indexOf(lineFeed, start)) {
      yield { number, text: decodeUtf8([...pending, piece.subarray(start, end)], number) };
      pending = [];
      number++;
      start = end + 1;
    }
    if (start < piece.length) pending.push(piece.slice(start));
  }
  if (pending.length > 0) yield { number, text: decodeUtf8(pending, number) };
}

const lineFeed = 0x0a;

function decodeUtf8(pieces: readonly Uint8Array[], number: number): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces));
  } catch (cause) {
    throw new ExportError(number, "is no text in UTF-8: the file is damaged", { cause });
  }
}

import { ExportError } from "./exportError.ts";

/** A line without its line feed. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/**
 * Splits chunks of bytes into lines. Only a line feed ends a line.
 * @throws ExportError for invalid UTF-8
 */
export async function* splitLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 1;
  let pending: Uint8Array[] = [];
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      yield { number, text: decodeUtf8([...pending, chunk.subarray(start, end)], number) };
      pending = [];
      number++;
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.slice(start));
  }
  if (pending.length > 0) yield { number, text: decodeUtf8(pending, number) };
}

const lineFeed = 0x0a;

function decodeUtf8(chunks: readonly Uint8Array[], number: number): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new ExportError(number, "is not valid UTF-8: the file is damaged", { cause });
  }
}

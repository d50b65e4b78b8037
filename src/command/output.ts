import { writeSync } from "node:fs";

/** Prints a text to standard output completely. Ignores a reader that closes the pipe. */
export function print(text: string): void {
  try {
    write(1, `${text}\n`, () => Bun.sleepSync(1));
  } catch (error) {
    if (!hasCode(error, "EPIPE")) throw error;
  }
}

/** Writes a text to standard output completely. Throws EPIPE if the reader closes the pipe. */
export function writeAll(text: string): void {
  write(1, text, () => Bun.sleepSync(1));
}

/** Writes to standard error. Output is lost if nobody reads it fast enough, so that the server never waits. */
export function writeLog(text: string): void {
  try {
    write(2, text);
  } catch {
    // Nowhere left to report it.
  }
}

/** A non-blocking pipe may accept only a part, or fail with EAGAIN while it is full. */
function write(descriptor: number, text: string, whileFull?: () => void): void {
  for (let rest = Buffer.from(text); rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      if (!whileFull || !hasCode(error, "EAGAIN")) throw error;
      whileFull();
    }
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

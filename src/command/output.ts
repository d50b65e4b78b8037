import { writeSync } from "node:fs";

/** For people, and for what was asked to be printed: all of it. A reader that has seen enough may go. */
export function print(text: string): void {
  try {
    write(1, `${text}\n`, () => Bun.sleepSync(1));
  } catch (error) {
    if (!hasCode(error, "EPIPE")) throw error;
  }
}

/** For programs: all of it, and nothing where its reader goes before the end. */
export function writeAll(text: string): void {
  write(1, text, () => Bun.sleepSync(1));
}

/** For the log. What nobody takes, or not fast enough, is lost: the server goes on. */
export function writeLog(text: string): void {
  try {
    write(2, text);
  } catch {
    // There is nowhere left to tell it.
  }
}

/** A pipe that does not wait takes a part only, or nothing while it is full. */
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

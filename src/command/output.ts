import { writeSync } from "node:fs";

const [output, errors] = [1, 2];

/** For people, and for what was asked to be printed. A reader that has seen enough may go. */
export function print(text: string): void {
  try {
    writeAll(output, `${text}\n`);
  } catch (error) {
    if (!hasCode(error, "EPIPE")) throw error;
  }
}

/** For the log. A log that nobody takes any more is lost, but the server goes on. */
export function writeLog(text: string): void {
  try {
    writeAll(errors, text);
  } catch {
    // There is nowhere left to tell it.
  }
}

/** A pipe that does not wait takes a part only, or nothing while it is full. */
function writeAll(descriptor: number, text: string): void {
  for (let rest = Buffer.from(text); rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      if (!hasCode(error, "EAGAIN")) throw error;
      Bun.sleepSync(1);
    }
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

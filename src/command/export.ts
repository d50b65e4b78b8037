import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { writeExport } from "#backup/writeExport.ts";
import type { Clock, Random } from "#kernel/ports.ts";
import type { Database } from "#store/database.ts";
import { unlockForReading } from "#store/unlock.ts";
import { StartupError } from "../startupError.ts";
import { writeAll } from "./output.ts";
import { displayName, openForReading, storageError } from "./storageLocation.ts";
import type { ExportOptions } from "./transferOptions.ts";

/** The parts of the outside that an export touches. */
export interface ExportContext {
  readonly clock: Clock;
  readonly random: Random;
  /** For people, beside what may be the export itself. */
  readonly print: (text: string) => void;
}

/**
 * Writes what a data directory holds, while a server may be at work on it.
 * @throws StartupError, SecretKeyError
 */
export async function exportCloud(options: ExportOptions, { clock, random, print }: ExportContext): Promise<void> {
  const { file, secrets, overwrite } = options;
  if (file !== undefined && !overwrite && existsSync(file))
    throw new StartupError(`${file} is there already; give another FILE, or --overwrite`);
  try {
    const db = await openForReading(options);
    const wanted = {
      secrets,
      now: clock.now(),
      unlock: (on: Database) => unlockForReading(on, options.keyFile, random),
    };
    const { rows } = await writeTo(file, random, (write) => writeExport(db, wanted, write)).finally(() => db.destroy());
    const count = Object.values(rows).reduce((sum, one) => sum + one, 0);
    print(`Exported ${count} rows of the cloud in ${displayName(options)}${file === undefined ? "" : ` to ${file}`}.`);
    print(secrets ? warning : "No secret is in it: an import makes new ones. --secrets would have kept them.");
  } catch (error) {
    throw storageError(error, options, "read");
  }
}

const warning =
  "EVERY SECRET OF THE CLOUD IS IN IT IN PLAIN TEXT: access keys, passwords, environments. Whoever reads it has them all.";

/** Has something written to a file, of which there is nothing to see before it is whole; or to the standard output. */
async function writeTo<Result>(
  file: string | undefined,
  random: Random,
  write: (write: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  if (file === undefined) return write((text) => orStartupError("the standard output", () => writeAll(text)));
  const part = new PartialFile(file, random);
  try {
    const result = await write((text) => part.write(text));
    part.commit();
    return result;
  } catch (error) {
    part.discard();
    throw error;
  }
}

/** How many characters are gathered before they are written. */
const bufferSize = 65_536;

/** A file that has its name only when it is whole and on the disk; nobody else may read it. */
class PartialFile {
  private readonly temporaryName: string;
  private readonly descriptor: number;
  private buffer = "";

  constructor(
    private readonly file: string,
    random: Random,
  ) {
    this.temporaryName = `${file}.${Buffer.from(random.bytes(4)).toString("hex")}.part`;
    this.descriptor = orStartupError(file, () => openSync(this.temporaryName, "wx", 0o600));
  }

  write(text: string): void {
    this.buffer += text;
    if (this.buffer.length >= bufferSize) this.writeBuffer();
  }

  /** What was written is all of it. */
  commit(): void {
    this.writeBuffer();
    orStartupError(this.file, () => {
      syncAndClose(this.descriptor);
      renameSync(this.temporaryName, this.file);
      // Its name is to be on the disk, too.
      if (process.platform !== "win32") syncAndClose(openSync(dirname(this.file), "r"));
    });
  }

  /** What was written is worth nothing. */
  discard(): void {
    rmSync(this.temporaryName, { force: true });
  }

  private writeBuffer(): void {
    orStartupError(this.file, () => {
      for (let rest = Buffer.from(this.buffer); rest.length > 0; )
        rest = rest.subarray(writeSync(this.descriptor, rest));
    });
    this.buffer = "";
  }
}

function syncAndClose(descriptor: number): void {
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function orStartupError<Result>(file: string, attempt: () => Result): Result {
  try {
    return attempt();
  } catch (error) {
    throw new StartupError(`cannot write ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

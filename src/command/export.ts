import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { writeExport } from "#backup/write.ts";
import type { Clock, Random } from "#kernel/ports.ts";
import type { Database } from "#store/database.ts";
import { unlockToRead } from "#store/unlock.ts";
import { StartupError } from "../startupError.ts";
import { pour } from "./output.ts";
import { nameOf, openToRead, storageError } from "./storageLocation.ts";
import type { ExportOptions } from "./transferOptions.ts";

/** The parts of the outside that an export touches. */
export interface Surroundings {
  readonly clock: Clock;
  readonly random: Random;
  /** For people, beside what may be the export itself. */
  readonly say: (text: string) => void;
}

/**
 * Writes what a data directory holds, while a server may be at work on it.
 * @throws StartupError, SecretKeyError
 */
export async function exportCloud(options: ExportOptions, { clock, random, say }: Surroundings): Promise<void> {
  const { file, secrets, overwrite } = options;
  if (file !== undefined && !overwrite && existsSync(file))
    throw new StartupError(`${file} is there already; give another FILE, or --overwrite`);
  try {
    const db = await openToRead(options);
    const wanted = { secrets, now: clock.now(), unlock: (on: Database) => unlockToRead(on, options.keyFile, random) };
    const { rows } = await written(file, random, (write) => writeExport(db, wanted, write)).finally(() => db.destroy());
    const count = Object.values(rows).reduce((sum, one) => sum + one, 0);
    say(`Exported ${count} rows of the cloud in ${nameOf(options)}${file === undefined ? "" : ` to ${file}`}.`);
    say(secrets ? warning : "No secret is in it: an import makes new ones. --secrets would have kept them.");
  } catch (error) {
    throw storageError(error, options, "read");
  }
}

const warning =
  "EVERY SECRET OF THE CLOUD IS IN IT IN PLAIN TEXT: access keys, passwords, environments. Whoever reads it has them all.";

/** Has something written to a file, of which there is nothing to see before it is whole; or to the standard output. */
async function written<Result>(
  file: string | undefined,
  random: Random,
  write: (write: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  if (file === undefined) return write((text) => orHindrance("the standard output", () => pour(text)));
  const part = new Part(file, random);
  try {
    const result = await write((text) => part.write(text));
    part.keep();
    return result;
  } catch (error) {
    part.drop();
    throw error;
  }
}

/** How many characters are gathered before they are written. */
const enough = 65_536;

/** A file that has its name only when it is whole and on the disk; nobody else may read it. */
class Part {
  private readonly part: string;
  private readonly descriptor: number;
  private text = "";

  constructor(
    private readonly file: string,
    random: Random,
  ) {
    this.part = `${file}.${Buffer.from(random.bytes(4)).toString("hex")}.part`;
    this.descriptor = orHindrance(file, () => openSync(this.part, "wx", 0o600));
  }

  write(text: string): void {
    this.text += text;
    if (this.text.length >= enough) this.send();
  }

  /** What was written is all of it. */
  keep(): void {
    this.send();
    orHindrance(this.file, () => {
      flush(this.descriptor);
      renameSync(this.part, this.file);
      // Its name is to be on the disk, too.
      if (process.platform !== "win32") flush(openSync(dirname(this.file), "r"));
    });
  }

  /** What was written is worth nothing. */
  drop(): void {
    rmSync(this.part, { force: true });
  }

  private send(): void {
    orHindrance(this.file, () => {
      for (let rest = Buffer.from(this.text); rest.length > 0; ) rest = rest.subarray(writeSync(this.descriptor, rest));
    });
    this.text = "";
  }
}

function flush(descriptor: number): void {
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function orHindrance<Result>(file: string, attempt: () => Result): Result {
  try {
    return attempt();
  } catch (error) {
    throw new StartupError(`cannot write ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { writeExport } from "#backup/write.ts";
import type { Clock, Random } from "#kernel/ports.ts";
import { readSqlite } from "#store/sqlite.ts";
import { unlockToRead } from "#store/unlock.ts";
import { Hindrance, ofData } from "./hindrance.ts";
import { pour } from "./output.ts";
import { type ExportOptions, keyFileOf } from "./transferOptions.ts";

/** The parts of the outside that an export touches. */
export interface Surroundings {
  readonly clock: Clock;
  readonly random: Random;
  /** For people, beside what may be the export itself. */
  readonly say: (text: string) => void;
}

/**
 * Writes what a data directory holds, while a server may be at work on it.
 * @throws Hindrance, KeyFault
 */
export async function exportCloud(options: ExportOptions, { clock, random, say }: Surroundings): Promise<void> {
  const { data, file, secrets, overwrite } = options;
  if (file !== undefined && !overwrite && existsSync(file))
    throw new Hindrance(`${file} is there already; give another FILE, or --overwrite`);
  const db = openToRead(data);
  const destination = file === undefined ? standardOutput : new Part(file);
  try {
    const unlock = (on: typeof db) => unlockToRead(on, keyFileOf(options), random);
    const head = await writeExport(db, { secrets, now: clock.now(), unlock }, (text) => destination.write(text));
    destination.keep();
    const rows = Object.values(head.rows).reduce((sum, count) => sum + count, 0);
    say(`Exported ${rows} rows of the cloud in ${data}${file === undefined ? "" : ` to ${file}`}.`);
    say(secrets ? warning : "No secret is in it: an import makes new ones. --secrets would have kept them.");
  } catch (error) {
    destination.drop();
    throw ofData(error, data, "read");
  } finally {
    await db.destroy();
  }
}

const warning =
  "EVERY SECRET OF THE CLOUD IS IN IT IN PLAIN TEXT: access keys, passwords, environments. Whoever reads it has them all.";

function openToRead(data: string) {
  try {
    return readSqlite(data);
  } catch (error) {
    throw ofData(error, data, "read");
  }
}

/** Where an export goes to. */
interface Destination {
  write(text: string): void;
  /** What was written is all of it. */
  keep(): void;
  /** What was written is worth nothing. */
  drop(): void;
}

const standardOutput: Destination = { write: pour, keep() {}, drop() {} };

/** How many characters are gathered before they are written. */
const enough = 65_536;

/** A file that has its name only when it is whole and on the disk; nobody else may read it. */
class Part implements Destination {
  private readonly part: string;
  private readonly descriptor: number;
  private text = "";

  constructor(private readonly file: string) {
    this.part = `${file}.part`;
    this.descriptor = orHindrance(file, () => {
      // What an export that was killed has left is nobody's.
      rmSync(this.part, { force: true });
      return openSync(this.part, "wx", 0o600);
    });
  }

  write(text: string): void {
    this.text += text;
    if (this.text.length >= enough) this.flush();
  }

  keep(): void {
    this.flush();
    orHindrance(this.file, () => {
      fsyncSync(this.descriptor);
      closeSync(this.descriptor);
      renameSync(this.part, this.file);
    });
  }

  drop(): void {
    rmSync(this.part, { force: true });
  }

  private flush(): void {
    orHindrance(this.file, () => {
      for (let rest = Buffer.from(this.text); rest.length > 0; ) rest = rest.subarray(writeSync(this.descriptor, rest));
    });
    this.text = "";
  }
}

function orHindrance<Result>(file: string, attempt: () => Result): Result {
  try {
    return attempt();
  } catch (error) {
    throw new Hindrance(`cannot write ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

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

/** What an export needs from its process. */
export interface ExportContext {
  readonly clock: Clock;
  readonly random: Random;
  /** Prints messages for people. Must not write to standard output, which may carry the export. */
  readonly print: (text: string) => void;
}

/**
 * Exports a cloud, also while a server uses it.
 * @throws StartupError, SecretKeyError
 */
export async function exportCloud(options: ExportOptions, { clock, random, print }: ExportContext): Promise<void> {
  const { file, secrets, overwrite } = options;
  if (file !== undefined && !overwrite && existsSync(file))
    throw new StartupError(`${file} already exists; choose another FILE, or pass --overwrite`);
  try {
    const db = await openForReading(options);
    const writeOptions = {
      secrets,
      // Without its secrets, a snapshot cannot be restored.
      ...(!secrets && { without: "cloud_snapshots" }),
      now: clock.now(),
      unlock: (on: Database) => unlockForReading(on, options.keyFile, random),
    };
    const { rows } = await writeTo(file, random, (write) => writeExport(db, writeOptions, write)).finally(() =>
      db.destroy(),
    );
    const count = Object.values(rows).reduce((sum, one) => sum + one, 0);
    print(`Exported ${count} rows of the cloud in ${displayName(options)}${file === undefined ? "" : ` to ${file}`}.`);
    print(
      secrets
        ? warning
        : "The export contains no secrets; an import generates new ones. Use --secrets to include them.",
    );
  } catch (error) {
    throw storageError(error, options, "read");
  }
}

const warning =
  "WARNING: the export contains all secrets in plain text: access keys, passwords and environments. Protect the file.";

/** Writes to a file that appears only when it is complete, or to standard output. */
async function writeTo<Result>(
  file: string | undefined,
  random: Random,
  write: (write: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  if (file === undefined) return write((text) => orStartupError("standard output", () => writeAll(text)));
  const output = new PartialFile(file, random);
  try {
    const result = await write((text) => output.write(text));
    output.commit();
    return result;
  } catch (error) {
    output.discard();
    throw error;
  }
}

/** Characters to buffer before a write. */
const bufferSize = 65_536;

/** A file that gets its final name only when it is complete and synced to the disk. Only its owner may read it. */
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

  /** Completes the file and gives it its final name. */
  commit(): void {
    this.writeBuffer();
    orStartupError(this.file, () => {
      syncAndClose(this.descriptor);
      renameSync(this.temporaryName, this.file);
      // Sync the directory entry too.
      if (process.platform !== "win32") syncAndClose(openSync(dirname(this.file), "r"));
    });
  }

  /** Deletes the incomplete file. */
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

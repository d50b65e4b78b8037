import { ExportError } from "#backup/exportError.ts";
import { importExport, type NewSecret } from "#backup/import.ts";
import { linesOf } from "#backup/lines.ts";
import { readExport } from "#backup/read.ts";
import type { Random } from "#kernel/ports.ts";
import type { Database } from "#store/database.ts";
import { withGlobalLock } from "#store/locks.ts";
import { unlock } from "#store/unlock.ts";
import { StartupError } from "../startupError.ts";
import { nameOf, openToFill, storageError } from "./storageLocation.ts";
import type { TransferOptions } from "./transferOptions.ts";

/** The parts of the outside that an import touches. */
export interface Surroundings {
  readonly random: Random;
  /** For people. */
  readonly say: (text: string) => void;
}

/**
 * Fills an empty data directory with what was exported: with all of it, or with nothing.
 * @throws StartupError, SecretKeyError
 */
export async function importCloud(options: TransferOptions, { random, say }: Surroundings): Promise<void> {
  const { file, keyFile } = options;
  try {
    const reading = await readExport(linesOf(bytesOf(file)));
    const { database, run } = await openToFill(options);
    const opened = async (db: Database) => (await unlock(db, keyFile, random)).vault;
    const renewed = await withGlobalLock(database, (db) =>
      importExport({ db, run, unlock: opened }, reading, random),
    ).finally(() => database.destroy());
    say(`Imported into ${nameOf(options)} the cloud of ${reading.head.made}.`);
    if (!reading.head.secrets) tell(renewed, say);
  } catch (error) {
    if (error instanceof ExportError) throw new StartupError(`${inputOf(file)}: ${error.message}`);
    throw storageError(error, options, "keep");
  }
}

const inputOf = (file: string | undefined): string => file ?? "the standard input";

function tell(renewed: readonly NewSecret[], say: (text: string) => void): void {
  say("The export has no secrets: environments and passwords are empty, and temporary keys have ended.");
  if (renewed.length === 0) return;
  say("These access keys have new secrets, which nobody is told again:");
  for (const { uin, secretId, secretKey } of renewed) say(`  uin ${uin}  SecretId ${secretId}  SecretKey ${secretKey}`);
}

async function* bytesOf(file: string | undefined): AsyncGenerator<Uint8Array> {
  try {
    yield* file === undefined ? Bun.stdin.stream() : Bun.file(file).stream();
  } catch (error) {
    throw new StartupError(`cannot read ${inputOf(file)}: ${error instanceof Error ? error.message : error}`);
  }
}

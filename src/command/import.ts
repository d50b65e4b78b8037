import { ExportError } from "#backup/exportError.ts";
import { importExport, type NewSecret } from "#backup/importExport.ts";
import { readExport } from "#backup/readExport.ts";
import { splitLines } from "#backup/splitLines.ts";
import type { Random } from "#kernel/ports.ts";
import type { Database } from "#store/database.ts";
import { withGlobalLock } from "#store/locks.ts";
import { unlock } from "#store/unlock.ts";
import { StartupError } from "../startupError.ts";
import { displayName, openForImport, storageError } from "./storageLocation.ts";
import type { TransferOptions } from "./transferOptions.ts";

/** The parts of the outside that an import touches. */
export interface ImportContext {
  readonly random: Random;
  /** For people. */
  readonly print: (text: string) => void;
}

/**
 * Fills an empty data directory with what was exported: with all of it, or with nothing.
 * @throws StartupError, SecretKeyError
 */
export async function importCloud(options: TransferOptions, { random, print }: ImportContext): Promise<void> {
  const { file, keyFile } = options;
  try {
    const reading = await readExport(splitLines(readBytes(file)));
    const { database, run } = await openForImport(options);
    const opened = async (db: Database) => (await unlock(db, keyFile, random)).vault;
    const renewed = await withGlobalLock(database, (db) =>
      importExport({ db, run, unlock: opened }, reading, random),
    ).finally(() => database.destroy());
    print(`Imported into ${displayName(options)} the cloud of ${reading.header.made}.`);
    if (!reading.header.secrets) printNewSecrets(renewed, print);
  } catch (error) {
    if (error instanceof ExportError) throw new StartupError(`${inputName(file)}: ${error.message}`);
    throw storageError(error, options, "keep");
  }
}

const inputName = (file: string | undefined): string => file ?? "the standard input";

function printNewSecrets(renewed: readonly NewSecret[], print: (text: string) => void): void {
  print("The export has no secrets: environments and passwords are empty, and temporary keys have ended.");
  if (renewed.length === 0) return;
  print("These access keys have new secrets, which nobody is told again:");
  for (const { uin, secretId, secretKey } of renewed)
    print(`  uin ${uin}  SecretId ${secretId}  SecretKey ${secretKey}`);
}

async function* readBytes(file: string | undefined): AsyncGenerator<Uint8Array> {
  try {
    yield* file === undefined ? Bun.stdin.stream() : Bun.file(file).stream();
  } catch (error) {
    throw new StartupError(`cannot read ${inputName(file)}: ${error instanceof Error ? error.message : error}`);
  }
}

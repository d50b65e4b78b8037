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

/** What an import needs from its process. */
export interface ImportContext {
  readonly random: Random;
  /** Prints messages for people. */
  readonly print: (text: string) => void;
}

/**
 * Imports an export into an empty data directory or database, completely or not at all.
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
    print(`Imported the cloud exported at ${reading.header.made} into ${displayName(options)}.`);
    if (!reading.header.secrets) printNewSecrets(renewed, print);
  } catch (error) {
    if (error instanceof ExportError) throw new StartupError(`${inputName(file)}: ${error.message}`);
    throw storageError(error, options, "store");
  }
}

const inputName = (file: string | undefined): string => file ?? "standard input";

function printNewSecrets(renewed: readonly NewSecret[], print: (text: string) => void): void {
  print("The export contains no secrets: environments and passwords are empty, and temporary keys have expired.");
  if (renewed.length === 0) return;
  print("These access keys have new secrets, which are not shown again:");
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

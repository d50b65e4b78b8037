import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Random } from "#kernel/ports.ts";
import { openDatabase } from "#start.ts";
import type { Database } from "#store/database.ts";
import { createKey, readKey } from "#store/keyFile.ts";
import { withGlobalLock } from "#store/locks.ts";
import { purgeFreePages, rewriteSecrets } from "#store/reseal.ts";
import { unlock } from "#store/unlock.ts";
import { isSealed, SecretKeyError, Vault } from "#store/vault.ts";
import { StartupError } from "../startupError.ts";
import { UsageError } from "./optionValues.ts";
import { displayName, locationFlags, locationOf, type StorageLocation, storageError } from "./storageLocation.ts";

/** What `skerry rekey` is told. */
export interface RekeyOptions extends StorageLocation {
  readonly newKeyFile: string;
}

/** @throws UsageError */
export function readRekeyOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): RekeyOptions {
  const { "new-key-file": newKeyFile, ...given } = flagsIn(args);
  if (newKeyFile === "") throw new UsageError("--new-key-file must not be empty");
  if (newKeyFile === undefined)
    throw new UsageError("rekey needs --new-key-file: where the other key is, or is to be made");
  return { ...locationOf(given, env), newKeyFile };
}

function flagsIn(args: readonly string[]) {
  const options = { ...locationFlags, "new-key-file": { type: "string" } } as const;
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Seals the secrets of a database with another key, all of them or none: a crash leaves it to the one key or the other,
 * and both are in their files.
 * @throws StartupError, SecretKeyError
 */
export async function rekey(
  options: RekeyOptions,
  { random, print }: { readonly random: Random; readonly print: (text: string) => void },
): Promise<void> {
  const { keyFile, newKeyFile } = options;
  const db = await openLocation(options);
  try {
    await withGlobalLock(db, async (transaction) => {
      const { vault: old } = await unlock(transaction, keyFile, random);
      const key = readKey(newKeyFile) ?? createKey(newKeyFile, random);
      if (Buffer.from(key).equals(readKey(keyFile) ?? new Uint8Array()))
        throw new SecretKeyError(`the key in ${newKeyFile} is the one that is in use`);
      const other = new Vault(key, random);
      await rewriteSecrets(transaction, (table, row, stored) => {
        if (!isSealed(stored)) throw new Error(`${table} holds a secret in plain text`);
        return other.seal(table, row, old.open(table, row, stored));
      });
    });
    await purgeFreePages(db);
  } finally {
    await db.destroy();
  }
  print(`The secrets in ${displayName(options)} are sealed with the key in ${newKeyFile} from now on.`);
  print(`Serve with --key-file ${newKeyFile}, or put it in the place of ${keyFile}, which only copies of before need.`);
}

async function openLocation(place: RekeyOptions): Promise<Database> {
  const { database, data } = place;
  // What is lost while nothing is asked shows at the next question.
  const log = { write: () => {} };
  if (database === undefined && !existsSync(join(data, "skerry.sqlite")))
    throw new StartupError(`there is no database in ${data} (--data)`);
  try {
    return await openDatabase({ data, log, database: database ? { url: database, connections: 1 } : undefined });
  } catch (error) {
    throw storageError(error, place, "keep");
  }
}

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

/** The options of `skerry rekey`. */
export interface RekeyOptions extends StorageLocation {
  readonly newKeyFile: string;
}

/** @throws UsageError */
export function readRekeyOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): RekeyOptions {
  const { "new-key-file": newKeyFile, ...location } = parseFlags(args);
  if (newKeyFile === "") throw new UsageError("--new-key-file must not be empty");
  if (newKeyFile === undefined)
    throw new UsageError("rekey requires --new-key-file: an existing key, or a path for a new one");
  return { ...locationOf(location, env), newKeyFile };
}

function parseFlags(args: readonly string[]) {
  const options = { ...locationFlags, "new-key-file": { type: "string" } } as const;
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Seals all secrets of a database with another key, in one transaction. After a crash, either the old or the new key is
 * valid, and both files exist.
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
      const { vault: oldVault } = await unlock(transaction, keyFile, random);
      const key = readKey(newKeyFile) ?? createKey(newKeyFile, random);
      if (Buffer.from(key).equals(readKey(keyFile) ?? new Uint8Array()))
        throw new SecretKeyError(`the key in ${newKeyFile} is already in use`);
      const newVault = new Vault(key, random);
      await rewriteSecrets(transaction, (table, row, stored) => {
        if (!isSealed(stored)) throw new Error(`${table} holds a secret in plain text`);
        return newVault.seal(table, row, oldVault.open(table, row, stored));
      });
    });
    await purgeFreePages(db);
  } finally {
    await db.destroy();
  }
  print(`The secrets in ${displayName(options)} are now sealed with the key in ${newKeyFile}.`);
  print(
    `Serve with --key-file ${newKeyFile}, or replace ${keyFile} with it. Only older copies of the database need the old key.`,
  );
}

async function openLocation(location: RekeyOptions): Promise<Database> {
  const { database, data } = location;
  // A lost idle connection shows at the next query.
  const log = { write: () => {} };
  if (database === undefined && !existsSync(join(data, "skerry.sqlite")))
    throw new StartupError(`${data} (--data) has no database`);
  try {
    return await openDatabase({ data, log, database: database ? { url: database, connections: 1 } : undefined });
  } catch (error) {
    throw storageError(error, location, "store");
  }
}

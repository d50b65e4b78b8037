import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Random } from "#kernel/ports.ts";
import { makeKey, readKey } from "#store/keyFile.ts";
import { rewriteSecrets, sweep } from "#store/reseal.ts";
import { openSqlite } from "#store/sqlite.ts";
import { unlock } from "#store/unlock.ts";
import { isSealed, KeyFault, Vault } from "#store/vault.ts";
import { Hindrance, ofData } from "./hindrance.ts";
import { UsageError } from "./options.ts";

export interface RekeyOptions {
  readonly data: string;
  readonly keyFile: string;
  readonly newKeyFile: string;
}

/** @throws UsageError */
export function readRekeyOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): RekeyOptions {
  const value = { type: "string" } as const;
  const options = { data: value, "key-file": value, "new-key-file": value };
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    const { data = env["SKERRY_DATA"] || ".skerry", "new-key-file": newKeyFile = "" } = values;
    const keyFile = values["key-file"] ?? (env["SKERRY_KEY_FILE"] || join(data, "skerry.key"));
    if (data === "" || keyFile === "") throw new Error("--data and --key-file must not be empty");
    if (newKeyFile === "") throw new Error("rekey needs --new-key-file: where the other key is, or is to be made");
    return { data, keyFile, newKeyFile };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Seals the secrets of a database with another key, all of them or none: a crash leaves it to the one key or the other,
 * and both are in their files.
 * @throws Hindrance, KeyFault
 */
export async function rekey(
  { data, keyFile, newKeyFile }: RekeyOptions,
  { random, say }: { readonly random: Random; readonly say: (text: string) => void },
): Promise<void> {
  if (!existsSync(join(data, "skerry.sqlite"))) throw new Hindrance(`there is no database in ${data} (--data)`);
  const db = await openSqlite(data).catch((error: unknown) => {
    throw ofData(error, data);
  });
  try {
    await db.transaction().execute(async (on) => {
      const { vault: old } = await unlock(on, keyFile, random);
      const key = readKey(newKeyFile) ?? makeKey(newKeyFile, random);
      if (readKey(keyFile)?.toString() === key.toString())
        throw new KeyFault(`the key in ${newKeyFile} is the one that is in use`);
      const other = new Vault(key, random);
      await rewriteSecrets(on, (table, row, stored) => {
        if (!isSealed(stored)) throw new Error(`${table} holds a secret in plain text`);
        return other.seal(table, row, old.open(table, row, stored));
      });
    });
    await sweep(db);
  } finally {
    await db.destroy();
  }
  say(`The secrets in ${data} are sealed with the key in ${newKeyFile} from now on.`);
  say(`Serve with --key-file ${newKeyFile}, or put it in the place of ${keyFile}, which only copies of before need.`);
}

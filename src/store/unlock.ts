import type { Database } from "./database.ts";
import { makeKey, readKey } from "./keyFile.ts";
import type { Sealed } from "./tables.ts";
import { type Bytes, isSealed, keyLength, SecretKeyError, Vault } from "./vault.ts";

export interface Unlocked {
  readonly vault: Vault;
  /** Whether pages of the database that are free may still hold secrets in plain text. */
  readonly leftovers: boolean;
}

/** The secret fact of a cloud shows how its secrets are kept: sealed, in plain text as before, or not yet. */
const sample = "secret";
export const leftovers = "leftovers";

/**
 * Finds the key of a database, makes one for a new database, and seals what an older version wrote in plain text; on a
 * transaction, so that all of it is sealed or nothing.
 * @param keyFile where the key is kept; in memory without it, for a database that is there, too
 * @throws SecretKeyError where a sealed database comes without its key
 */
export async function unlock(db: Database, keyFile: string | undefined, random: Bytes): Promise<Unlocked> {
  const rows = await db.selectFrom("cloud").selectAll().where("name", "in", [sample, leftovers]).execute();
  const facts = new Map(rows.map((row) => [row.name, row.value]));
  const secret = facts.get(sample);
  const known = keyFile === undefined ? undefined : readKey(keyFile);
  if (isSealed(secret)) return { vault: opening(secret, known, keyFile, random), leftovers: facts.has(leftovers) };
  const key = known ?? (keyFile === undefined ? random.bytes(keyLength) : makeKey(keyFile, random));
  const vault = new Vault(key, random);
  if (secret === undefined) return { vault, leftovers: false };
  // Loaded only where there is an older database.
  const { rewriteSecrets } = await import("./reseal.ts");
  await rewriteSecrets(db, (table, row, text) => vault.seal(table, row, text));
  return { vault, leftovers: true };
}

/**
 * The same for who only reads: nothing is made or sealed.
 * @returns undefined where all secrets are in plain text, as an older version wrote them
 * @throws SecretKeyError where a sealed database comes without its key
 */
export async function unlockToRead(db: Database, keyFile: string, random: Bytes): Promise<Vault | undefined> {
  const fact = await db.selectFrom("cloud").select("value").where("name", "=", sample).executeTakeFirst();
  return isSealed(fact?.value) ? opening(fact.value, readKey(keyFile), keyFile, random) : undefined;
}

function opening(secret: Sealed, key: Uint8Array | undefined, keyFile: string | undefined, random: Bytes): Vault {
  if (!key) {
    throw new SecretKeyError(
      `the secrets in this database are sealed, and their key is not ${keyFile === undefined ? "given" : `in ${keyFile}`}: ` +
        "put the key file back, or say with --key-file where it is. Without it nobody can read the access keys, the " +
        "environments of MCP servers and containers, and the passwords that are still to be set",
    );
  }
  const vault = new Vault(key, random);
  try {
    vault.open("cloud", { name: sample }, secret);
  } catch (cause) {
    throw new SecretKeyError(`the secrets in this database are sealed with another key than the one in ${keyFile}`, {
      cause,
    });
  }
  return vault;
}

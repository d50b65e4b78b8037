import type { Database } from "./database.ts";
import { createKey, readKey } from "./keyFile.ts";
import type { Sealed } from "./tables.ts";
import { isSealed, keyLength, type RandomBytes, SecretKeyError, Vault } from "./vault.ts";

export interface Unlocked {
  readonly vault: Vault;
  /** Whether pages of the database that are free may still hold secrets in plain text. */
  readonly needsPurge: boolean;
}

/** The secret fact of a cloud shows how its secrets are kept: sealed, in plain text as before, or not yet. */
const secretFact = "secret";
export const purgeFact = "leftovers";

/**
 * Finds the key of a database, makes one for a new database, and seals what an older version wrote in plain text; on a
 * transaction, so that all of it is sealed or nothing.
 * @param keyFile where the key is kept; in memory without it, for a database that is there, too
 * @throws SecretKeyError where a sealed database comes without its key
 */
export async function unlock(db: Database, keyFile: string | undefined, random: RandomBytes): Promise<Unlocked> {
  const rows = await db.selectFrom("cloud").selectAll().where("name", "in", [secretFact, purgeFact]).execute();
  const facts = new Map(rows.map((row) => [row.name, row.value]));
  const secret = facts.get(secretFact);
  const known = keyFile === undefined ? undefined : readKey(keyFile);
  if (isSealed(secret)) return { vault: vaultFor(secret, known, keyFile, random), needsPurge: facts.has(purgeFact) };
  const key = known ?? (keyFile === undefined ? random.bytes(keyLength) : createKey(keyFile, random));
  const vault = new Vault(key, random);
  if (secret === undefined) return { vault, needsPurge: false };
  // Loaded only where there is an older database.
  const { rewriteSecrets } = await import("./reseal.ts");
  await rewriteSecrets(db, (table, row, text) => vault.seal(table, row, text));
  return { vault, needsPurge: true };
}

/**
 * The same for who only reads: nothing is made or sealed.
 * @returns undefined where all secrets are in plain text, as an older version wrote them
 * @throws SecretKeyError where a sealed database comes without its key
 */
export async function unlockForReading(db: Database, keyFile: string, random: RandomBytes): Promise<Vault | undefined> {
  const fact = await db.selectFrom("cloud").select("value").where("name", "=", secretFact).executeTakeFirst();
  return isSealed(fact?.value) ? vaultFor(fact.value, readKey(keyFile), keyFile, random) : undefined;
}

function vaultFor(
  secret: Sealed,
  key: Uint8Array | undefined,
  keyFile: string | undefined,
  random: RandomBytes,
): Vault {
  if (!key) {
    throw new SecretKeyError(
      `the secrets in this database are sealed, and their key is not ${keyFile === undefined ? "given" : `in ${keyFile}`}: ` +
        "put the key file back, or say with --key-file where it is. Without it nobody can read the access keys, the " +
        "environments of MCP servers and containers, and the passwords that are still to be set",
    );
  }
  const vault = new Vault(key, random);
  try {
    vault.open("cloud", { name: secretFact }, secret);
  } catch (cause) {
    throw new SecretKeyError(`the secrets in this database are sealed with another key than the one in ${keyFile}`, {
      cause,
    });
  }
  return vault;
}

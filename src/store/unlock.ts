import type { Database } from "./database.ts";
import { createKey, readKey } from "./keyFile.ts";
import { purgeFact } from "./secrets.ts";
import type { Sealed } from "./tables.ts";
import { isSealed, keyLength, type RandomBytes, SecretKeyError, Vault } from "./vault.ts";

export interface Unlocked {
  readonly vault: Vault;
  /** Whether free pages of the database may still hold secrets in plain text. */
  readonly needsPurge: boolean;
}

/** The fact that holds the cloud's secret: sealed, in plain text (older versions), or missing in a new database. */
const secretFact = "secret";

/**
 * Reads the key of a database, creates one for a new database, and seals secrets that an older version stored in plain
 * text. Runs in a transaction, so that either all secrets are sealed or none.
 * @param keyFile path of the key; without it, the key is only in memory
 * @throws SecretKeyError if the database is sealed and its key is missing or wrong
 */
export async function unlock(db: Database, keyFile: string | undefined, random: RandomBytes): Promise<Unlocked> {
  const rows = await db.selectFrom("cloud").selectAll().where("name", "in", [secretFact, purgeFact]).execute();
  const facts = new Map(rows.map((row) => [row.name, row.value]));
  const secret = facts.get(secretFact);
  const existing = keyFile === undefined ? undefined : readKey(keyFile);
  if (isSealed(secret)) return { vault: vaultFor(secret, existing, keyFile, random), needsPurge: facts.has(purgeFact) };
  const key = existing ?? (keyFile === undefined ? random.bytes(keyLength) : createKey(keyFile, random));
  const vault = new Vault(key, random);
  if (secret === undefined) return { vault, needsPurge: false };
  // Loaded only for a database of an older version.
  const { rewriteSecrets } = await import("./reseal.ts");
  await rewriteSecrets(db, (table, row, text) => vault.seal(table, row, text));
  return { vault, needsPurge: true };
}

/**
 * Like unlock, but creates and seals nothing.
 * @returns undefined if an older version stored all secrets in plain text
 * @throws SecretKeyError if the database is sealed and its key is missing or wrong
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
      `the secrets in this database are sealed, but the key is missing${keyFile === undefined ? "" : ` from ${keyFile}`}: ` +
        "restore the key file, or pass its path with --key-file. Without the key, access keys, environments of MCP servers " +
        "and containers, and pending passwords cannot be read",
    );
  }
  const vault = new Vault(key, random);
  try {
    vault.open("cloud", { name: secretFact }, secret);
  } catch (cause) {
    throw new SecretKeyError(
      `the secrets in this database are sealed with a different key than the one in ${keyFile}`,
      {
        cause,
      },
    );
  }
  return vault;
}

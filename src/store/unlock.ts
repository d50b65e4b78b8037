import { sql } from "kysely";
import type { Database } from "./database.ts";
import { makeKey, readKey } from "./keyFile.ts";
import { type SecretTable, secrets, secretTables } from "./secrets.ts";
import type { Sealed } from "./tables.ts";
import { type Bytes, isSealed, type Keyed, KeyFault, keyLength, Vault } from "./vault.ts";

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
 * @throws KeyFault where a sealed database comes without its key
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
  await rewriteSecrets(db, (table, row, text) => vault.seal(table, row, text));
  await db.insertInto("cloud").values({ name: leftovers, value: "" }).execute();
  return { vault, leftovers: true };
}

/**
 * The same for who only reads: nothing is made or sealed.
 * @returns undefined where all secrets are in plain text, as an older version wrote them
 * @throws KeyFault where a sealed database comes without its key
 */
export async function unlockToRead(db: Database, keyFile: string, random: Bytes): Promise<Vault | undefined> {
  const fact = await db.selectFrom("cloud").select("value").where("name", "=", sample).executeTakeFirst();
  return isSealed(fact?.value) ? opening(fact.value, readKey(keyFile), keyFile, random) : undefined;
}

function opening(secret: Sealed, key: Uint8Array | undefined, keyFile: string | undefined, random: Bytes): Vault {
  if (!key) {
    throw new KeyFault(
      `the secrets in this database are sealed, and their key is not ${keyFile === undefined ? "given" : `in ${keyFile}`}: ` +
        "put the key file back, or say with --key-file where it is. Without it nobody can read the access keys, the " +
        "environments of MCP servers and containers, and the passwords that are still to be set",
    );
  }
  const vault = new Vault(key, random);
  try {
    vault.open("cloud", { name: sample }, secret);
  } catch (cause) {
    throw new KeyFault(`the secrets in this database are sealed with another key than the one in ${keyFile}`, {
      cause,
    });
  }
  return vault;
}

/** Writes each secret of a database anew: what a function makes of what stands there. */
export async function rewriteSecrets(
  db: Database,
  rewritten: (table: SecretTable, row: Keyed<SecretTable>, stored: string) => Sealed,
): Promise<void> {
  for (const table of secretTables) {
    const { column, key, ...narrowed } = secrets[table];
    const where = "only" in narrowed ? sql`where ${sql.ref(key[0])} = ${narrowed.only}` : sql``;
    const names = sql.join(key.map((name) => sql.ref(name)));
    const secret = sql.ref(column);
    const { rows } = await sql<Keyed<SecretTable> & { readonly stored: string }>`
      select ${names}, ${secret} as stored from ${sql.table(table)} ${where}`.execute(db);
    for (const { stored, ...row } of rows) {
      const same = Object.entries(row).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
      await sql`update ${sql.table(table)} set ${secret} = ${rewritten(table, row, stored)}
        where ${sql.join(same, sql` and `)}`.execute(db);
    }
  }
}

/**
 * Gives pages that are free back, and with them what an older version left there in plain text; of the engines, only
 * SQLite has been used so. Until it is done, each start tries again.
 */
export async function sweep(db: Database): Promise<void> {
  await sql`vacuum`.execute(db);
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
  await db.deleteFrom("cloud").where("name", "=", leftovers).execute();
}

import { sql } from "kysely";
import type { Database } from "./database.ts";
import { isShared } from "./locks.ts";
import { type SecretTable, secrets, secretTables } from "./secrets.ts";
import type { Sealed } from "./tables.ts";
import { purgeFact } from "./unlock.ts";
import type { SecretRowKey } from "./vault.ts";

/**
 * Writes each secret of a database anew, on a transaction: what a function makes of what stands there. What stood there
 * may be in pages that are free then, until they are swept.
 */
export async function rewriteSecrets(
  db: Database,
  rewritten: (table: SecretTable, row: SecretRowKey<SecretTable>, stored: string) => Sealed,
): Promise<void> {
  for (const table of secretTables) {
    const { column, key, ...narrowed } = secrets[table];
    const where = "only" in narrowed ? sql`where ${sql.ref(key[0])} = ${narrowed.only}` : sql``;
    const names = sql.join(key.map((name) => sql.ref(name)));
    const secret = sql.ref(column);
    const { rows } = await sql<SecretRowKey<SecretTable> & { readonly stored: string }>`
      select ${names}, ${secret} as stored from ${sql.table(table)} ${where}`.execute(db);
    for (const { stored, ...row } of rows) {
      const same = Object.entries(row).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
      await sql`update ${sql.table(table)} set ${secret} = ${rewritten(table, row, stored)}
        where ${sql.join(same, sql` and `)}`.execute(db);
    }
  }
  await db
    .insertInto("cloud")
    .values({ name: purgeFact, value: "" })
    .onConflict((known) => known.doNothing())
    .execute();
}

/**
 * Gives pages that are free back, and with them what stood there in plain text or under another key. Until it is done, each
 * start tries again.
 */
export async function purgeFreePages(db: Database): Promise<void> {
  if (isShared(db)) for (const table of secretTables) await sql`vacuum full ${sql.table(table)}`.execute(db);
  else {
    await sql`vacuum`.execute(db);
    const { rows } = await sql<{ readonly busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    // Whoever reads just now, as an export does, still needs the log.
    if (rows[0]?.busy !== 0) return;
  }
  await db.deleteFrom("cloud").where("name", "=", purgeFact).execute();
}

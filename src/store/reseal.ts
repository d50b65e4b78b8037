import { sql } from "kysely";
import type { Database } from "./database.ts";
import { purgeFact, type SecretTable, secrets, secretTables } from "./secrets.ts";
import type { Sealed } from "./tables.ts";
import { isShared } from "./transaction.ts";
import type { SecretRowKey } from "./vault.ts";

/**
 * Replaces each secret of a database in a transaction with the result of a function. The old values may remain in free
 * pages until purgeFreePages runs.
 */
export async function rewriteSecrets(
  db: Database,
  rewrite: (table: SecretTable, row: SecretRowKey<SecretTable>, stored: string) => Sealed,
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
      await sql`update ${sql.table(table)} set ${secret} = ${rewrite(table, row, stored)}
        where ${sql.join(same, sql` and `)}`.execute(db);
    }
  }
  await db
    .insertInto("cloud")
    .values({ name: purgeFact, value: "" })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Removes free pages, which may hold old secrets in plain text or sealed with an old key. Until it succeeds, each start
 * tries again.
 */
export async function purgeFreePages(db: Database): Promise<void> {
  if (isShared(db)) await rewriteTables(db);
  else {
    await sql`vacuum`.execute(db);
    const { rows } = await sql<{ readonly busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    // A reader, such as an export, still needs the log.
    if (rows[0]?.busy !== 0) return;
  }
  await db.deleteFrom("cloud").where("name", "=", purgeFact).execute();
}

/** Rewrites the tables with secrets, without the timeouts of calls. */
async function rewriteTables(db: Database): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`select set_config('statement_timeout', '0', false), set_config('lock_timeout', '0', false)`.execute(
      connection,
    );
    try {
      for (const table of secretTables) await sql`vacuum full ${sql.table(table)}`.execute(connection);
    } finally {
      await sql`reset statement_timeout`.execute(connection);
      await sql`reset lock_timeout`.execute(connection);
    }
  });
}

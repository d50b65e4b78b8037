import { sql } from "kysely";
import type { Schema } from "../schema.ts";

/** What bears tags at the time of this migration. */
const bearers = ["instances", "disks", "disk_backups", "snapshots", "blueprints", "key_pairs", "cvm_images"];

/** The tags that an account has; those that its resources bear are known from the start. */
export async function up(db: Schema): Promise<void> {
  await db.schema
    .createTable("tags")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("value", "text", (c) => c.notNull())
    .addColumn("creator", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("tags_id", ["account", "key", "value"])
    .execute();
  for (const table of bearers) {
    const { rows } = await sql<{ account: string; tags: string; created: number }>`
      select account, tags, created from ${sql.table(table)} where tags <> '[]'`.execute(db);
    for (const { account, tags, created } of rows) {
      const list: readonly { readonly key: string; readonly value: string }[] = JSON.parse(tags);
      for (const { key, value } of list) {
        await sql`insert into tags (account, key, value, creator, created)
          values (${account}, ${key}, ${value}, ${account}, ${created}) on conflict do nothing`.execute(db);
      }
    }
  }
}

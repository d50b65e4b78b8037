import { type QueryExecutorProvider, sql } from "kysely";

/** The tags of an account, filled from the tags of its resources. */
export const statements = [
  `create table tags (
    account text not null,
    key text not null,
    value text not null,
    creator text not null,
    created bigint not null,
    primary key (account, key, value)
  )`,
];

/** The tables with tags at this version. */
const taggedTables = ["instances", "disks", "disk_backups", "snapshots", "blueprints", "key_pairs", "cvm_images"];

export async function fill(db: QueryExecutorProvider): Promise<void> {
  for (const table of taggedTables) {
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

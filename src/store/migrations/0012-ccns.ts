import type { Schema } from "../schema.ts";

/** CCNs, which belong to an account in all regions. */
export async function up(db: Schema): Promise<void> {
  await db.schema
    .createTable("ccns")
    .addColumn("account", "text", (c) => c.notNull().references("accounts.uin"))
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("about", "text", (c) => c.notNull())
    .addColumn("quality", "text", (c) => c.notNull())
    .addColumn("bandwidth_limit", "text", (c) => c.notNull())
    .addColumn("metering", "text", (c) => c.notNull())
    .addColumn("tags", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("ccns_id", ["id"])
    .execute();
  await db.schema.createIndex("ccns_account").on("ccns").columns(["account", "created"]).execute();
}

import type { Schema } from "../schema.ts";

/** Blueprints that are made, copied and shared; and the private network's way into a CCN. */
export async function up(db: Schema): Promise<void> {
  const { schema } = db;
  const added = schema.alterTable("blueprints");
  await added.addColumn("state", "text", (c) => c.notNull().defaultTo("NORMAL")).execute();
  await added.addColumn("tags", "text", (c) => c.notNull().defaultTo("[]")).execute();
  await added.addColumn("latest_operation", "text").execute();
  await added.addColumn("latest_state", "text").execute();
  await added.addColumn("latest_request", "text").execute();
  await added.addColumn("latest_started", "bigint").execute();
  await schema
    .createTable("blueprint_shares")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("blueprint_id", "text", (c) => c.notNull())
    .addColumn("receiver", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("blueprint_shares_id", ["account", "region", "blueprint_id", "receiver"])
    .execute();
  await schema
    .createIndex("blueprint_shares_received")
    .on("blueprint_shares")
    .columns(["receiver", "region"])
    .execute();
  await schema
    .createTable("blueprint_keys")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("blueprint_id", "text", (c) => c.notNull())
    .addColumn("key_id", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("blueprint_keys_id", ["account", "region", "blueprint_id", "key_id"])
    .execute();
  await schema
    .createTable("ccn_attachments")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addColumn("latest_operation", "text")
    .addColumn("latest_state", "text")
    .addColumn("latest_request", "text")
    .addColumn("latest_started", "bigint")
    .addPrimaryKeyConstraint("ccn_attachments_id", ["account", "region"])
    .execute();
}

import type { Schema } from "../schema.ts";

/** CVM's images and recorded instances, and Lighthouse's own images. */
export async function up(db: Schema): Promise<void> {
  await db.schema
    .createTable("cvm_images")
    .addColumn("account", "text", (c) => c.notNull().references("accounts.uin"))
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("about", "text", (c) => c.notNull())
    .addColumn("os", "text", (c) => c.notNull())
    .addColumn("platform", "text", (c) => c.notNull())
    .addColumn("architecture", "text", (c) => c.notNull())
    .addColumn("size", "integer", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("next_state", "text")
    .addColumn("due", "bigint")
    .addColumn("started", "bigint")
    .addColumn("cloud_init", "integer", (c) => c.notNull())
    .addColumn("snapshots", "text", (c) => c.notNull())
    .addColumn("tags", "text", (c) => c.notNull())
    .addColumn("license", "text", (c) => c.notNull())
    .addColumn("family", "text", (c) => c.notNull())
    .addColumn("deprecated", "integer", (c) => c.notNull())
    .addColumn("creator", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("cvm_images_id", ["region", "id"])
    .addUniqueConstraint("cvm_images_name", ["account", "region", "name"])
    .execute();
  await db.schema
    .createIndex("cvm_images_newest")
    .on("cvm_images")
    .columns(["account", "region", "created desc", "id"])
    .execute();
  await db.schema
    .createTable("cvm_image_shares")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("image_id", "text", (c) => c.notNull())
    .addColumn("receiver", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("cvm_image_shares_id", ["region", "image_id", "receiver"])
    .addForeignKeyConstraint("cvm_image_shares_image", ["region", "image_id"], "cvm_images", ["region", "id"])
    .execute();
  await db.schema
    .createIndex("cvm_image_shares_received")
    .on("cvm_image_shares")
    .columns(["receiver", "region"])
    .execute();
  await db.schema
    .createTable("cvm_instances")
    .addColumn("account", "text", (c) => c.notNull().references("accounts.uin"))
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("zone", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("stopped_mode", "text", (c) => c.notNull())
    .addColumn("os", "text", (c) => c.notNull())
    .addColumn("platform", "text", (c) => c.notNull())
    .addColumn("architecture", "text", (c) => c.notNull())
    .addColumn("cloud_init", "integer", (c) => c.notNull())
    .addColumn("disks", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("cvm_instances_id", ["account", "region", "id"])
    .execute();
  await db.schema
    .createTable("blueprints")
    .addColumn("account", "text", (c) => c.notNull().references("accounts.uin"))
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("image_id", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("about", "text", (c) => c.notNull())
    .addColumn("os", "text", (c) => c.notNull())
    .addColumn("platform", "text", (c) => c.notNull())
    .addColumn("disk_size", "integer", (c) => c.notNull())
    .addColumn("memory", "integer", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("blueprints_id", ["account", "region", "id"])
    .addUniqueConstraint("blueprints_image", ["account", "region", "image_id", "kind"])
    .execute();
}

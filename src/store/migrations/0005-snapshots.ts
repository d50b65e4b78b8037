import type { Schema } from "../schema.ts";

/** Snapshots of the system disks of Lighthouse's instances. */
export async function up(db: Schema): Promise<void> {
  await db.schema
    .createTable("snapshots")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("instance_id", "text", (c) => c.notNull())
    .addColumn("disk_id", "text", (c) => c.notNull())
    .addColumn("disk_size", "integer", (c) => c.notNull())
    .addColumn("blueprint_id", "text", (c) => c.notNull())
    .addColumn("os", "text", (c) => c.notNull())
    .addColumn("platform", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("tags", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addColumn("latest_operation", "text")
    .addColumn("latest_state", "text")
    .addColumn("latest_request", "text")
    .addColumn("latest_started", "bigint")
    .addPrimaryKeyConstraint("snapshots_id", ["account", "region", "id"])
    .execute();
}

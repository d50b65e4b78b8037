import type { Schema } from "../schema.ts";

/** MCP servers on the instances of Lighthouse. */
export async function up(db: Schema): Promise<void> {
  await db.schema
    .createTable("mcp_servers")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("instance_id", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("command", "text", (c) => c.notNull())
    .addColumn("about", "text", (c) => c.notNull())
    .addColumn("transport", "text", (c) => c.notNull())
    .addColumn("environment", "text", (c) => c.notNull())
    .addColumn("run", "text")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addColumn("updated", "bigint", (c) => c.notNull())
    .addColumn("latest_operation", "text")
    .addColumn("latest_state", "text")
    .addColumn("latest_request", "text")
    .addColumn("latest_started", "bigint")
    .addPrimaryKeyConstraint("mcp_servers_id", ["account", "region", "id"])
    .execute();
  await db.schema
    .createIndex("mcp_servers_instance")
    .on("mcp_servers")
    .columns(["account", "region", "instance_id"])
    .execute();
}

import type { Schema } from "../schema.ts";

/** Firewall templates of Lighthouse with their rules, and their runs over instances. */
export async function up(db: Schema): Promise<void> {
  await db.schema
    .createTable("firewall_templates")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("firewall_templates_id", ["account", "id"])
    .execute();
  await db.schema
    .createTable("firewall_template_rules")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("template_id", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("protocol", "text", (c) => c.notNull())
    .addColumn("port", "text", (c) => c.notNull())
    .addColumn("cidr", "text", (c) => c.notNull())
    .addColumn("ipv6_cidr", "text", (c) => c.notNull())
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("about", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("firewall_template_rules_id", ["account", "template_id", "id"])
    .execute();
  await db.schema
    .createTable("firewall_tasks")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("template_id", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("rules", "text", (c) => c.notNull())
    .addColumn("targets", "text", (c) => c.notNull())
    .addColumn("applied", "bigint", (c) => c.notNull())
    .addColumn("latest_operation", "text")
    .addColumn("latest_state", "text")
    .addColumn("latest_request", "text")
    .addColumn("latest_started", "bigint")
    .addPrimaryKeyConstraint("firewall_tasks_id", ["account", "region", "id"])
    .execute();
}

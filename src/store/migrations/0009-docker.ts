import type { Schema } from "../schema.ts";

/** Docker on the instances of Lighthouse: containers, what is done with them, and those that a snapshot keeps. */
export async function up(db: Schema): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("docker_containers")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("instance_id", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("plan", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("held", "integer", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addColumn("started", "bigint")
    .addColumn("finished", "bigint")
    .addPrimaryKeyConstraint("docker_containers_id", ["account", "region", "instance_id", "id"])
    .execute();
  await schema
    .createTable("docker_activities")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("instance_id", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("containers", "text", (c) => c.notNull())
    .addColumn("output", "text", (c) => c.notNull())
    .addColumn("failed", "integer", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addColumn("ended", "bigint")
    .addColumn("latest_operation", "text")
    .addColumn("latest_state", "text")
    .addColumn("latest_request", "text")
    .addColumn("latest_started", "bigint")
    .addPrimaryKeyConstraint("docker_activities_id", ["account", "region", "id"])
    .execute();
  await schema
    .alterTable("snapshots")
    .addColumn("containers", "text", (c) => c.notNull().defaultTo("[]"))
    .execute();
}

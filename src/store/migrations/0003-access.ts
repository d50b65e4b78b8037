import type { Schema } from "../schema.ts";

/** What CAM keeps besides the rights themselves: versions of policies, tags, and the tasks that delete linked roles. */
export async function up(db: Schema): Promise<void> {
  await db.schema
    .createTable("policy_versions")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("policy_id", "bigint", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("document", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("policy_versions_id", ["account", "policy_id", "version"])
    .addForeignKeyConstraint("policy_versions_policy", ["account", "policy_id"], "policies", ["account", "id"])
    .execute();
  await db.schema
    .createTable("role_deletions")
    .addColumn("account", "text", (c) => c.notNull().references("accounts.uin"))
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("role_deletions_id", ["account", "id"])
    .execute();
  for (const column of ["version", "last_version"]) {
    await db.schema
      .alterTable("policies")
      .addColumn(column, "integer", (c) => c.notNull().defaultTo(1))
      .execute();
  }
  for (const table of ["policies", "roles"]) {
    await db.schema
      .alterTable(table)
      .addColumn("tags", "text", (c) => c.notNull().defaultTo("[]"))
      .execute();
  }
}

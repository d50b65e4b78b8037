import type { Schema } from "../schema.ts";

/** Accounts and everything of CAM. Migrations see the database of their time, which has no types. */
export async function up(db: Schema): Promise<void> {
  await db.schema
    .createTable("cloud")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("value", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("accounts")
    .addColumn("uin", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("app_id", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("users")
    .addColumn("account", "text", (c) => c.notNull().references("accounts.uin"))
    .addColumn("uin", "text", (c) => c.primaryKey())
    .addColumn("uid", "bigint", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("remark", "text", (c) => c.notNull())
    .addColumn("console_login", "integer", (c) => c.notNull())
    .addColumn("phone", "text", (c) => c.notNull())
    .addColumn("country_code", "text", (c) => c.notNull())
    .addColumn("email", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addUniqueConstraint("users_name", ["account", "name"])
    .execute();
  await db.schema
    .createTable("access_keys")
    .addColumn("secret_id", "text", (c) => c.primaryKey())
    .addColumn("secret_key", "text", (c) => c.notNull())
    .addColumn("account", "text", (c) => c.notNull().references("accounts.uin"))
    .addColumn("uin", "text", (c) => c.notNull())
    .addColumn("active", "integer", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("access_keys_uin").on("access_keys").columns(["account", "uin"]).execute();
  await db.schema
    .createTable("groups")
    .addColumn("account", "text", (c) => c.notNull().references("accounts.uin"))
    .addColumn("id", "bigint", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("remark", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("groups_id", ["account", "id"])
    .addUniqueConstraint("groups_name", ["account", "name"])
    .execute();
  await db.schema
    .createTable("group_members")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("group_id", "bigint", (c) => c.notNull())
    .addColumn("uin", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("group_members_id", ["account", "uin", "group_id"])
    .execute();
  await db.schema
    .createTable("policies")
    .addColumn("account", "text", (c) => c.notNull().references("accounts.uin"))
    .addColumn("id", "bigint", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("about", "text", (c) => c.notNull())
    .addColumn("document", "text", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addColumn("updated", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("policies_id", ["account", "id"])
    .addUniqueConstraint("policies_name", ["account", "name"])
    .execute();
  await db.schema
    .createTable("attachments")
    .addColumn("account", "text", (c) => c.notNull().references("accounts.uin"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("target", "text", (c) => c.notNull())
    .addColumn("policy_id", "bigint", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("attachments_id", ["account", "kind", "target", "policy_id"])
    .execute();
  await db.schema
    .createTable("roles")
    .addColumn("account", "text", (c) => c.notNull().references("accounts.uin"))
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("trust", "text", (c) => c.notNull())
    .addColumn("about", "text", (c) => c.notNull())
    .addColumn("duration", "integer", (c) => c.notNull())
    .addColumn("console_login", "integer", (c) => c.notNull())
    .addColumn("created", "bigint", (c) => c.notNull())
    .addColumn("updated", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("roles_id", ["account", "id"])
    .addUniqueConstraint("roles_name", ["account", "name"])
    .execute();
}

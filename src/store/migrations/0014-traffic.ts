import { sql } from "kysely";
import type { Schema } from "../schema.ts";

/** When instances ran, from which follows what they sent; an instance that runs by now has done so since its latest operation. */
export async function up(db: Schema): Promise<void> {
  await db.schema
    .createTable("runs")
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("instance_id", "text", (c) => c.notNull())
    .addColumn("started", "bigint", (c) => c.notNull())
    .addColumn("ended", "bigint")
    .addPrimaryKeyConstraint("runs_id", ["account", "region", "instance_id", "started"])
    .execute();
  await sql`insert into runs (account, region, instance_id, started, ended)
    select account, region, id, coalesce(latest_started, created), null from instances where state = 'RUNNING'`.execute(
    db,
  );
  await db.schema.alterTable("instances").dropColumn("traffic_used").execute();
}

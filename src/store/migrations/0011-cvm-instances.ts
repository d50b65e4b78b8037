import type { Schema } from "../schema.ts";

/** CVM instances get lives of their own, and what a client is told of them. */
export async function up(db: Schema): Promise<void> {
  const added = db.schema.alterTable("cvm_instances");
  await added.addColumn("next_state", "text").execute();
  await added.addColumn("due", "bigint").execute();
  await added.addColumn("latest_operation", "text").execute();
  await added.addColumn("latest_request", "text").execute();
  const texts = {
    uuid: "",
    type: "S5.MEDIUM4",
    image_id: "",
    private_ip: "",
    public_ip: "",
    internet_charge: "TRAFFIC_POSTPAID_BY_HOUR",
    role: "",
    tags: "[]",
    metadata: "[]",
  };
  for (const [column, value] of Object.entries(texts)) {
    await added.addColumn(column, "text", (c) => c.notNull().defaultTo(value)).execute();
  }
  await added.addColumn("bandwidth", "integer", (c) => c.notNull().defaultTo(0)).execute();
  await added.addColumn("protected", "integer", (c) => c.notNull().defaultTo(0)).execute();
  await added.addColumn("created", "bigint", (c) => c.notNull().defaultTo(0)).execute();
}

import type { Store } from "#store/vault.ts";
import type { Rows } from "./rows.ts";

/** Inserts rows into an empty database in a transaction, and seals their secrets. */
export async function populate({ db, vault }: Store, rows: Rows): Promise<void> {
  await inBatches(rows.cloud, (batch) => db.insertInto("cloud").values(batch).execute());
  await inBatches(rows.accounts, (batch) => db.insertInto("accounts").values(batch).execute());
  await inBatches(rows.users, (batch) => db.insertInto("users").values(batch).execute());
  await inBatches(rows.access_keys, (batch) =>
    db
      .insertInto("access_keys")
      .values(batch.map((row) => ({ ...row, secret_key: vault.seal("access_keys", row, row.secret_key) })))
      .execute(),
  );
  await inBatches(rows.groups, (batch) => db.insertInto("groups").values(batch).execute());
  await inBatches(rows.group_members, (batch) => db.insertInto("group_members").values(batch).execute());
  await inBatches(rows.policies, (batch) => db.insertInto("policies").values(batch).execute());
  await inBatches(rows.roles, (batch) => db.insertInto("roles").values(batch).execute());
  await inBatches(rows.attachments, (batch) => db.insertInto("attachments").values(batch).execute());
  await inBatches(rows.tags, (batch) =>
    db
      .insertInto("tags")
      .values(batch)
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  await inBatches(rows.cvm_images, (batch) => db.insertInto("cvm_images").values(batch).execute());
  await inBatches(rows.cvm_image_shares, (batch) => db.insertInto("cvm_image_shares").values(batch).execute());
  await inBatches(rows.cvm_instances, (batch) => db.insertInto("cvm_instances").values(batch).execute());
  await inBatches(rows.ccns, (batch) => db.insertInto("ccns").values(batch).execute());
  await inBatches(rows.blueprints, (batch) => db.insertInto("blueprints").values(batch).execute());
  await inBatches(rows.key_pairs, (batch) => db.insertInto("key_pairs").values(batch).execute());
  await inBatches(rows.instances, (batch) => db.insertInto("instances").values(batch).execute());
  await inBatches(rows.runs, (batch) => db.insertInto("runs").values(batch).execute());
  await inBatches(rows.disks, (batch) => db.insertInto("disks").values(batch).execute());
  await inBatches(rows.key_bindings, (batch) => db.insertInto("key_bindings").values(batch).execute());
  await inBatches(rows.firewall_rules, (batch) => db.insertInto("firewall_rules").values(batch).execute());
  await inBatches(rows.disk_backups, (batch) => db.insertInto("disk_backups").values(batch).execute());
  await inBatches(rows.snapshots, (batch) =>
    db
      .insertInto("snapshots")
      .values(batch.map((row) => ({ ...row, containers: vault.seal("snapshots", row, row.containers) })))
      .execute(),
  );
  await inBatches(rows.blueprint_shares, (batch) => db.insertInto("blueprint_shares").values(batch).execute());
  await inBatches(rows.blueprint_keys, (batch) => db.insertInto("blueprint_keys").values(batch).execute());
  await inBatches(rows.firewall_templates, (batch) => db.insertInto("firewall_templates").values(batch).execute());
  await inBatches(rows.firewall_template_rules, (batch) =>
    db.insertInto("firewall_template_rules").values(batch).execute(),
  );
  await inBatches(rows.firewall_tasks, (batch) => db.insertInto("firewall_tasks").values(batch).execute());
  await inBatches(rows.ccn_attachments, (batch) => db.insertInto("ccn_attachments").values(batch).execute());
  await inBatches(rows.docker_containers, (batch) =>
    db
      .insertInto("docker_containers")
      .values(batch.map((row) => ({ ...row, plan: vault.seal("docker_containers", row, row.plan) })))
      .execute(),
  );
  await inBatches(rows.docker_activities, (batch) => db.insertInto("docker_activities").values(batch).execute());
  await inBatches(rows.mcp_servers, (batch) =>
    db
      .insertInto("mcp_servers")
      .values(batch.map((row) => ({ ...row, environment: vault.seal("mcp_servers", row, row.environment) })))
      .execute(),
  );
}

/** Inserts rows in batches, because a statement accepts a limited number of values. */
async function inBatches<Row>(
  rows: readonly Row[],
  insert: (batch: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  const size = 500;
  for (let start = 0; start < rows.length; start += size) await insert(rows.slice(start, start + size));
}

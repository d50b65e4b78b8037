import type { Store } from "#store/vault.ts";
import type { Rows } from "./rows.ts";

/** Puts rows into an empty database, on a transaction, their secrets sealed. */
export async function populate({ db, vault }: Store, rows: Rows): Promise<void> {
  await inBatches(rows.cloud, (portion) => db.insertInto("cloud").values(portion).execute());
  await inBatches(rows.accounts, (portion) => db.insertInto("accounts").values(portion).execute());
  await inBatches(rows.users, (portion) => db.insertInto("users").values(portion).execute());
  await inBatches(rows.access_keys, (portion) =>
    db
      .insertInto("access_keys")
      .values(portion.map((row) => ({ ...row, secret_key: vault.seal("access_keys", row, row.secret_key) })))
      .execute(),
  );
  await inBatches(rows.groups, (portion) => db.insertInto("groups").values(portion).execute());
  await inBatches(rows.group_members, (portion) => db.insertInto("group_members").values(portion).execute());
  await inBatches(rows.policies, (portion) => db.insertInto("policies").values(portion).execute());
  await inBatches(rows.roles, (portion) => db.insertInto("roles").values(portion).execute());
  await inBatches(rows.attachments, (portion) => db.insertInto("attachments").values(portion).execute());
  await inBatches(rows.tags, (portion) =>
    db
      .insertInto("tags")
      .values(portion)
      .onConflict((known) => known.doNothing())
      .execute(),
  );
  await inBatches(rows.cvm_images, (portion) => db.insertInto("cvm_images").values(portion).execute());
  await inBatches(rows.cvm_image_shares, (portion) => db.insertInto("cvm_image_shares").values(portion).execute());
  await inBatches(rows.cvm_instances, (portion) => db.insertInto("cvm_instances").values(portion).execute());
  await inBatches(rows.ccns, (portion) => db.insertInto("ccns").values(portion).execute());
  await inBatches(rows.blueprints, (portion) => db.insertInto("blueprints").values(portion).execute());
  await inBatches(rows.key_pairs, (portion) => db.insertInto("key_pairs").values(portion).execute());
  await inBatches(rows.instances, (portion) => db.insertInto("instances").values(portion).execute());
  await inBatches(rows.runs, (portion) => db.insertInto("runs").values(portion).execute());
  await inBatches(rows.disks, (portion) => db.insertInto("disks").values(portion).execute());
  await inBatches(rows.key_bindings, (portion) => db.insertInto("key_bindings").values(portion).execute());
  await inBatches(rows.firewall_rules, (portion) => db.insertInto("firewall_rules").values(portion).execute());
  await inBatches(rows.disk_backups, (portion) => db.insertInto("disk_backups").values(portion).execute());
  await inBatches(rows.snapshots, (portion) =>
    db
      .insertInto("snapshots")
      .values(portion.map((row) => ({ ...row, containers: vault.seal("snapshots", row, row.containers) })))
      .execute(),
  );
  await inBatches(rows.blueprint_shares, (portion) => db.insertInto("blueprint_shares").values(portion).execute());
  await inBatches(rows.blueprint_keys, (portion) => db.insertInto("blueprint_keys").values(portion).execute());
  await inBatches(rows.firewall_templates, (portion) => db.insertInto("firewall_templates").values(portion).execute());
  await inBatches(rows.firewall_template_rules, (portion) =>
    db.insertInto("firewall_template_rules").values(portion).execute(),
  );
  await inBatches(rows.firewall_tasks, (portion) => db.insertInto("firewall_tasks").values(portion).execute());
  await inBatches(rows.ccn_attachments, (portion) => db.insertInto("ccn_attachments").values(portion).execute());
  await inBatches(rows.docker_containers, (portion) =>
    db
      .insertInto("docker_containers")
      .values(portion.map((row) => ({ ...row, plan: vault.seal("docker_containers", row, row.plan) })))
      .execute(),
  );
  await inBatches(rows.docker_activities, (portion) => db.insertInto("docker_activities").values(portion).execute());
  await inBatches(rows.mcp_servers, (portion) =>
    db
      .insertInto("mcp_servers")
      .values(portion.map((row) => ({ ...row, environment: vault.seal("mcp_servers", row, row.environment) })))
      .execute(),
  );
}

/** A statement takes a limited number of values, so many rows go in several. */
async function inBatches<Row>(
  rows: readonly Row[],
  insert: (portion: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  const portion = 500;
  for (let start = 0; start < rows.length; start += portion) await insert(rows.slice(start, start + portion));
}

import type { Store } from "#store/vault.ts";
import type { Rows } from "./rows.ts";

/** Puts rows into an empty database, on a transaction, their secrets sealed. */
export async function populate({ db, vault }: Store, rows: Rows): Promise<void> {
  await inPortions(rows.cloud, (portion) => db.insertInto("cloud").values(portion).execute());
  await inPortions(rows.accounts, (portion) => db.insertInto("accounts").values(portion).execute());
  await inPortions(rows.users, (portion) => db.insertInto("users").values(portion).execute());
  await inPortions(rows.access_keys, (portion) =>
    db
      .insertInto("access_keys")
      .values(portion.map((row) => ({ ...row, secret_key: vault.seal("access_keys", row, row.secret_key) })))
      .execute(),
  );
  await inPortions(rows.groups, (portion) => db.insertInto("groups").values(portion).execute());
  await inPortions(rows.group_members, (portion) => db.insertInto("group_members").values(portion).execute());
  await inPortions(rows.policies, (portion) => db.insertInto("policies").values(portion).execute());
  await inPortions(rows.roles, (portion) => db.insertInto("roles").values(portion).execute());
  await inPortions(rows.attachments, (portion) => db.insertInto("attachments").values(portion).execute());
  await inPortions(rows.tags, (portion) =>
    db
      .insertInto("tags")
      .values(portion)
      .onConflict((known) => known.doNothing())
      .execute(),
  );
  await inPortions(rows.cvm_images, (portion) => db.insertInto("cvm_images").values(portion).execute());
  await inPortions(rows.cvm_image_shares, (portion) => db.insertInto("cvm_image_shares").values(portion).execute());
  await inPortions(rows.cvm_instances, (portion) => db.insertInto("cvm_instances").values(portion).execute());
  await inPortions(rows.ccns, (portion) => db.insertInto("ccns").values(portion).execute());
  await inPortions(rows.blueprints, (portion) => db.insertInto("blueprints").values(portion).execute());
  await inPortions(rows.key_pairs, (portion) => db.insertInto("key_pairs").values(portion).execute());
  await inPortions(rows.instances, (portion) => db.insertInto("instances").values(portion).execute());
  await inPortions(rows.runs, (portion) => db.insertInto("runs").values(portion).execute());
  await inPortions(rows.disks, (portion) => db.insertInto("disks").values(portion).execute());
  await inPortions(rows.key_bindings, (portion) => db.insertInto("key_bindings").values(portion).execute());
  await inPortions(rows.firewall_rules, (portion) => db.insertInto("firewall_rules").values(portion).execute());
  await inPortions(rows.disk_backups, (portion) => db.insertInto("disk_backups").values(portion).execute());
  await inPortions(rows.snapshots, (portion) =>
    db
      .insertInto("snapshots")
      .values(portion.map((row) => ({ ...row, containers: vault.seal("snapshots", row, row.containers) })))
      .execute(),
  );
  await inPortions(rows.blueprint_shares, (portion) => db.insertInto("blueprint_shares").values(portion).execute());
  await inPortions(rows.blueprint_keys, (portion) => db.insertInto("blueprint_keys").values(portion).execute());
  await inPortions(rows.firewall_templates, (portion) => db.insertInto("firewall_templates").values(portion).execute());
  await inPortions(rows.firewall_template_rules, (portion) =>
    db.insertInto("firewall_template_rules").values(portion).execute(),
  );
  await inPortions(rows.firewall_tasks, (portion) => db.insertInto("firewall_tasks").values(portion).execute());
  await inPortions(rows.ccn_attachments, (portion) => db.insertInto("ccn_attachments").values(portion).execute());
  await inPortions(rows.docker_containers, (portion) =>
    db
      .insertInto("docker_containers")
      .values(portion.map((row) => ({ ...row, plan: vault.seal("docker_containers", row, row.plan) })))
      .execute(),
  );
  await inPortions(rows.docker_activities, (portion) => db.insertInto("docker_activities").values(portion).execute());
  await inPortions(rows.mcp_servers, (portion) =>
    db
      .insertInto("mcp_servers")
      .values(portion.map((row) => ({ ...row, environment: vault.seal("mcp_servers", row, row.environment) })))
      .execute(),
  );
}

/** A statement takes a limited number of values, so many rows go in several. */
async function inPortions<Row>(
  rows: readonly Row[],
  insert: (portion: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  const portion = 500;
  for (let start = 0; start < rows.length; start += portion) await insert(rows.slice(start, start + portion));
}

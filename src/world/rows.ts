import { linkedRoles, presetByName, trustIn } from "#identity/presets.ts";
import { newRoleId } from "#identity/roleId.ts";
import { lighthouseAccount } from "#identity/serviceAccount.ts";
import type { Random } from "#kernel/ports.ts";
import { decimal, resourceId, uuid } from "#kernel/randomText.ts";
import { addressOf, cvmNetwork, firstHost } from "#services/addresses.ts";
import { defaultInstanceType } from "#services/cvm/instance/catalogue.ts";
import { ofCvmImage } from "#services/lighthouse/image/objects/Blueprint.ts";
import { tagsIn } from "#services/tags.ts";
import type { Plain, Row } from "#store/tables.ts";
import { emptyLighthouse } from "./lighthouse/empty.ts";
import type { LighthouseRows } from "./lighthouse/lighthouseRows.ts";
import type { World, WorldAccount } from "./schema.ts";
import { tagColumn } from "./sharedFields.ts";

/** The rows of a world, by table. A tag appears once for each resource that has it. */
export type Rows = LighthouseRows & { readonly [Table in FilledTable]: Plain<Row<Table>>[] };

type FilledTable =
  | "cloud"
  | "accounts"
  | "users"
  | "access_keys"
  | "groups"
  | "group_members"
  | "policies"
  | "attachments"
  | "roles"
  | "tags"
  | "cvm_images"
  | "cvm_image_shares"
  | "cvm_instances"
  | "ccns";

/** Converts a consistent world to rows. Missing ids are generated. */
export async function rowsOf(world: World, random: Random, now: number): Promise<Rows> {
  const rows: Rows = {
    cloud: [],
    accounts: [],
    users: [],
    access_keys: [],
    groups: [],
    group_members: [],
    policies: [],
    attachments: [],
    roles: [],
    tags: [],
    cvm_images: [],
    cvm_image_shares: [],
    cvm_instances: [],
    ccns: [],
    key_pairs: [],
    instances: [],
    runs: [],
    disks: [],
    key_bindings: [],
    firewall_rules: [],
    disk_backups: [],
    snapshots: [],
    blueprints: [],
    blueprint_shares: [],
    blueprint_keys: [],
    firewall_templates: [],
    firewall_template_rules: [],
    firewall_tasks: [],
    ccn_attachments: [],
    docker_containers: [],
    docker_activities: [],
    mcp_servers: [],
  };
  for (const account of world.accounts) addAccount(rows, account, random, now);
  for (const image of world.images) addImage(rows, image, random);
  for (const [index, instance] of world.instances.entries()) addInstance(rows, instance, firstHost + index, random);
  for (const { tags, created, ...ccn } of world.ccns) {
    const defaults = { bandwidth_limit: "OUTER_REGION_LIMIT", metering: "BANDWIDTH" };
    rows.ccns.push({ ...ccn, ...defaults, tags: tagColumn(tags), created: Date.parse(created) });
  }
  if (world.lighthouse !== emptyLighthouse) {
    const { addLighthouse } = await import("./lighthouse/rows.ts");
    addLighthouse(rows, world, { random, now });
  }
  addTags(rows);
  return rows;
}

/** Registers the tags of resources as tags of their account. */
function addTags(rows: Rows): void {
  const { instances, disks, disk_backups, snapshots, blueprints, key_pairs, cvm_images, cvm_instances } = rows;
  for (const resources of [
    instances,
    disks,
    disk_backups,
    snapshots,
    blueprints,
    key_pairs,
    cvm_images,
    cvm_instances,
  ]) {
    for (const { account, tags = "[]", created } of resources) {
      rows.tags.push(...tagsIn({ tags }).map((tag) => ({ ...tag, account, creator: account, created })));
    }
  }
}

function addAccount(rows: Rows, account: WorldAccount, random: Random, now: number): void {
  const { uin, name, appId } = account;
  rows.accounts.push({ uin, name, app_id: appId });
  addKeys(rows, uin, uin, account.keys, now);

  const policyIds = new Map<string, number>();
  for (const { id = Number(decimal(random, 9)), tags, ...policy } of account.policies) {
    policyIds.set(policy.name, id);
    rows.policies.push({ ...policy, tags: tagColumn(tags), account: uin, id, created: now, updated: now });
  }
  const bind = (kind: "user" | "group" | "role", target: string, names: readonly string[]): void => {
    for (const policy of names) {
      const policy_id = policyIds.get(policy) ?? presetByName(policy)?.id;
      if (policy_id === undefined) throw new Error(`unknown policy ${policy}`);
      rows.attachments.push({ account: uin, policy_id, kind, target, created: now });
    }
  };

  const groupIds = new Map<string, number>();
  for (const { id = Number(decimal(random, 6)), policies, ...group } of account.groups) {
    groupIds.set(group.name, id);
    rows.groups.push({ ...group, account: uin, id, created: now });
    bind("group", String(id), policies);
  }
  for (const { uid = Number(decimal(random, 7)), keys, policies, groups, ...user } of account.users) {
    const defaults = { console_login: 0, phone: "", country_code: "", email: "" };
    rows.users.push({ ...user, ...defaults, account: uin, uid, created: now });
    addKeys(rows, uin, user.uin, keys, now);
    bind("user", user.uin, policies);
    for (const group of groups) {
      const group_id = groupIds.get(group);
      if (group_id === undefined) throw new Error(`unknown group ${group}`);
      rows.group_members.push({ account: uin, group_id, uin: user.uin, created: now });
    }
  }
  for (const { id = newRoleId(random), service, trust, policies, tags, ...role } of account.roles) {
    const kind = linkedRoles.some((linked) => linked.role === role.name) ? "service_linked" : "user";
    const trusted = trust ?? trustIn(service ?? "");
    const facts = { kind, trust: trusted, tags: tagColumn(tags), console_login: 0 } as const;
    rows.roles.push({ ...role, ...facts, account: uin, id, created: now, updated: now });
    bind("role", id, policies);
  }
}

function addKeys(rows: Rows, account: string, uin: string, keys: WorldAccount["keys"], now: number): void {
  for (const { secretId, secretKey } of keys) {
    const key = { secret_id: secretId, secret_key: secretKey };
    rows.access_keys.push({ ...key, account, uin, active: 1, note: "", created: now });
  }
}

function addImage(rows: Rows, image: World["images"][number], random: Random): void {
  const { cloudInit, dataDisks, tags, deprecated, sharedWith, sharedToLighthouse, ...same } = image;
  const { account, region, id } = same;
  const created = Date.parse(same.created);
  const disks = [{ usage: "SYSTEM_DISK", size: same.size }, ...dataDisks.map((size) => ({ usage: "DATA_DISK", size }))];
  rows.cvm_images.push({
    ...same,
    next_state: null,
    due: null,
    started: null,
    cloud_init: cloudInit ? 1 : 0,
    snapshots: JSON.stringify(disks.map(({ usage, size }) => ({ id: resourceId(random, "snap"), usage, size }))),
    tags: tagColumn(tags),
    deprecated: deprecated ? 1 : 0,
    creator: account,
    created,
  });
  for (const receiver of [...sharedWith, ...(sharedToLighthouse ? [lighthouseAccount] : [])]) {
    rows.cvm_image_shares.push({ account, region, image_id: id, receiver, created });
  }
  if (sharedToLighthouse) {
    // Rows inserted together must have the same columns, so columns with a default are required.
    const defaults = { state: "NORMAL", tags: "[]" };
    const blueprint = ofCvmImage(image, sharedToLighthouse, created);
    rows.blueprints.push({ ...blueprint, ...defaults, account, region, kind: "SHARED" });
  }
}

function addInstance(rows: Rows, instance: World["instances"][number], host: number, random: Random): void {
  const { stoppedMode, cloudInit, disks, type, image, tags, created, ...same } = instance;
  rows.cvm_instances.push({
    ...same,
    type: type ?? defaultInstanceType(same.architecture),
    image_id: image ?? "",
    stopped_mode: stoppedMode,
    cloud_init: cloudInit ? 1 : 0,
    disks: JSON.stringify(disks),
    uuid: uuid(random),
    private_ip: addressOf(cvmNetwork, host),
    host_name: "",
    public_ip: "",
    bandwidth: 0,
    internet_charge: "TRAFFIC_POSTPAID_BY_HOUR",
    role: "",
    protected: 0,
    tags: tagColumn(tags),
    metadata: "[]",
    next_state: null,
    due: null,
    latest_operation: null,
    latest_request: null,
    created: Date.parse(created),
  });
}

import { linkedRoles, presetByName, trustIn } from "#identity/presets.ts";
import { newRoleId } from "#identity/roleId.ts";
import { lighthouseAccount } from "#identity/serviceAccount.ts";
import { decimal, resourceId } from "#kernel/chance.ts";
import type { Random } from "#kernel/ports.ts";
import { ofCvmImage } from "#services/lighthouse/objects/Blueprint.ts";
import type { Database } from "#store/sqlite.ts";
import type { World, WorldAccount } from "./schema.ts";

/** Puts a world, and facts about the cloud, into an empty database: all of it or nothing. */
export async function populate(
  database: Database,
  world: World,
  facts: Readonly<Record<string, string>>,
  random: Random,
  now: number,
): Promise<void> {
  await database.transaction().execute(async (db) => {
    for (const [name, value] of Object.entries(facts)) await db.insertInto("cloud").values({ name, value }).execute();
    for (const account of world.accounts) await addAccount(db, account, random, now);
    for (const image of world.images) await addImage(db, image, random);
    for (const instance of world.instances) {
      const { stoppedMode, cloudInit, disks, ...same } = instance;
      await db
        .insertInto("cvm_instances")
        .values({ ...same, stopped_mode: stoppedMode, cloud_init: cloudInit ? 1 : 0, disks: JSON.stringify(disks) })
        .execute();
    }
  });
}

async function addAccount(db: Database, account: WorldAccount, random: Random, now: number): Promise<void> {
  const { uin, name, appId } = account;
  await db.insertInto("accounts").values({ uin, name, app_id: appId }).execute();
  await addKeys(db, uin, uin, account.keys, now);

  const policyIds = new Map<string, number>();
  for (const { name, about, document } of account.policies) {
    const id = Number(decimal(random, 9));
    policyIds.set(name, id);
    await db
      .insertInto("policies")
      .values({ account: uin, id, name, about, document, created: now, updated: now })
      .execute();
  }
  const bind = async (kind: "user" | "group" | "role", target: string, names: readonly string[]): Promise<void> => {
    for (const name of names) {
      const policy_id = policyIds.get(name) ?? presetByName(name)?.id;
      if (policy_id === undefined) throw new Error(`there is no policy ${name}`);
      await db.insertInto("attachments").values({ account: uin, policy_id, kind, target, created: now }).execute();
    }
  };

  const groupIds = new Map<string, number>();
  for (const { name, remark, policies } of account.groups) {
    const id = Number(decimal(random, 6));
    groupIds.set(name, id);
    await db.insertInto("groups").values({ account: uin, id, name, remark, created: now }).execute();
    await bind("group", String(id), policies);
  }
  for (const user of account.users) {
    const contact = { phone: "", country_code: "", email: "" };
    const { uin: userUin, name, remark } = user;
    const uid = Number(decimal(random, 7));
    await db
      .insertInto("users")
      .values({ account: uin, uin: userUin, uid, name, remark, console_login: 0, created: now, ...contact })
      .execute();
    await addKeys(db, uin, userUin, user.keys, now);
    await bind("user", userUin, user.policies);
    for (const group of user.groups) {
      const group_id = groupIds.get(group);
      if (group_id === undefined) throw new Error(`there is no group ${group}`);
      await db.insertInto("group_members").values({ account: uin, group_id, uin: userUin, created: now }).execute();
    }
  }
  for (const role of account.roles) {
    const id = newRoleId(random);
    const trust = role.trust ?? trustIn(role.service ?? "");
    const kind = linkedRoles.some((linked) => linked.role === role.name) ? "service_linked" : "user";
    const { name, about, duration } = role;
    await db
      .insertInto("roles")
      .values({ account: uin, id, name, kind, trust, about, duration, console_login: 0, created: now, updated: now })
      .execute();
    await bind("role", id, role.policies);
  }
}

async function addKeys(
  db: Database,
  account: string,
  uin: string,
  keys: WorldAccount["keys"],
  now: number,
): Promise<void> {
  for (const { secretId, secretKey } of keys) {
    await db
      .insertInto("access_keys")
      .values({ secret_id: secretId, secret_key: secretKey, account, uin, active: 1, note: "", created: now })
      .execute();
  }
}

async function addImage(db: Database, image: World["images"][number], random: Random): Promise<void> {
  const { account, region, id, name, about, os, platform, architecture, size, source, state, license, family } = image;
  const created = Date.parse(image.created);
  const disks = [{ usage: "SYSTEM_DISK", size }, ...image.dataDisks.map((size) => ({ usage: "DATA_DISK", size }))];
  const snapshots = disks.map(({ usage, size }) => ({ id: resourceId(random, "snap"), usage, size }));
  const facts = { account, region, id, name, about, os, platform, architecture, size, source, state, license, family };
  await db
    .insertInto("cvm_images")
    .values({
      ...facts,
      next_state: null,
      due: null,
      started: null,
      cloud_init: image.cloudInit ? 1 : 0,
      snapshots: JSON.stringify(snapshots),
      tags: JSON.stringify(image.tags.map(({ key, value }) => ({ key, value }))),
      deprecated: image.deprecated ? 1 : 0,
      creator: account,
      created,
    })
    .execute();
  const receivers = [...image.sharedWith, ...(image.sharedToLighthouse ? [lighthouseAccount] : [])];
  for (const receiver of receivers) {
    await db.insertInto("cvm_image_shares").values({ account, region, image_id: id, receiver, created }).execute();
  }
  if (image.sharedToLighthouse) {
    const blueprint = ofCvmImage(image, image.sharedToLighthouse, created);
    await db
      .insertInto("blueprints")
      .values({ ...blueprint, account, region, kind: "SHARED" })
      .execute();
  }
}

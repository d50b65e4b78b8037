import type { TestCloud } from "../../cloud.ts";
import { account, cloudOf, image, machine } from "../../world/worlds.ts";
import { type Call, randomCall } from "./calls.ts";
import { cast } from "./cast.ts";
import type { SeededChance } from "./chance.ts";
import { type Focus, permissionPolicy, trustPolicy } from "./policies.ts";
import { home, type NamedRole, type Role, roleNames, stranger, type User, type World } from "./world.ts";

/** A random world, in the form of the oracle. The database has the same content. */
export interface Population extends World {
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** Calls of the first account about which the policies have statements. */
  readonly calls: readonly Call[];
  readonly focus: readonly Focus[];
  /** Whether the roles may do much, so that session policies decide. */
  readonly isAboutSessions: boolean;
}

const everything = '{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"}]}';
const administratorAccess = 1;
/** Custom policies of the accounts; calls name the first three of the first account. */
const policyIds = { [home]: [901, 902, 903, 904, 905, 906, 907], [stranger]: [911, 912, 913] };

/** A server with the resources that stay the same: users, groups, instances and images. */
export async function startCloud(): Promise<TestCloud> {
  const cloud = await cloudOf({
    accounts: [account(1, { roles: [] }), account(2, { roles: [] })],
    images: cast.images.map((id) => image(id)),
    lighthouse: { instances: cast.instances.map((id) => machine(id)) },
  });
  const { db } = cloud.cloud;
  const owners = [...cast.users.map((uin) => [home, uin]), ...cast.strangers.map((uin) => [stranger, uin])] as const;
  const users = owners.map(([owner = "", uin = ""]) => ({
    ...{ account: owner, uin, uid: Number(uin.slice(-3)), name: `user-${uin.slice(-3)}`, remark: "" },
    ...{ console_login: 0, phone: "", country_code: "", email: "", created: 0 },
  }));
  await db.insertInto("users").values(users).execute();
  const groups = cast.groups.map((id) => ({ account: home, id, name: `group-${id}`, remark: "", created: 0 }));
  await db.insertInto("groups").values(groups).execute();
  return cloud;
}

/** Replaces all policies, roles, memberships and tags by random ones. */
export async function populate({ cloud: { db } }: TestCloud, chance: SeededChance): Promise<Population> {
  const documents = new Map<number, string>([[administratorAccess, everything]]);
  const tags = new Map<string, readonly string[]>();
  const [policies, attachments, roles, members]: [object[], object[], object[], object[]] = [[], [], [], []];
  const isAboutSessions = chance.isTrue(0.4);
  for (const id of [...cast.instances, ...cast.images, ...policyIds[home].map(String)])
    tags.set(id, chance.some(cast.tags, 0.35));
  const named = (owner: Owner, name: keyof typeof cast.roleIds): NamedRole => ({
    ...{ account: owner, name, id: cast.roleIds[name], tags: chance.some(cast.tags, 0.35) },
  });
  const homeRoles = cast.roles.map((name) => named(home, name));
  const calls = Array.from({ length: 3 }, () => randomCall(chance, { account: home, roles: homeRoles, tags }));
  const assumed = chance.one(homeRoles);
  const assuming = {
    service: "sts",
    action: "AssumeRole",
    targets: [{ names: roleNames(assumed), tags: assumed.tags }],
  };
  const focus = [...calls, assuming];
  for (const owner of [home, stranger] as const) {
    for (const id of policyIds[owner]) {
      const document = permissionPolicy(chance, focus);
      documents.set(id, document);
      const name = Object.entries(cast.policyNames).find(([key]) => key === String(id))?.[1] ?? `policy-${id}`;
      const about = { account: owner, id, name, about: "", document };
      policies.push({ ...about, tags: columnOf(tags.get(String(id))), created: 0, updated: 0 });
    }
  }
  /** Binds some policies and returns their documents. */
  const bind = (owner: Owner, kind: "user" | "group" | "role", target: string) => {
    const bound = chance.some(policyIds[owner], owner === home ? 0.25 : 0.5);
    const isPowerful = chance.isTrue(isAboutSessions && kind === "role" ? 0.7 : 0.12);
    const all = isPowerful ? [...bound.slice(0, 1), administratorAccess] : bound;
    attachments.push(...all.map((id) => ({ account: owner, policy_id: id, kind, target, created: 0 })));
    return all.map((id) => documents.get(id) ?? "");
  };
  const role = (one: NamedRole, owner: Owner): Role => {
    const trust = trustPolicy(chance);
    const row = { account: owner, id: one.id, name: one.name, kind: "user", trust, about: "" };
    roles.push({ ...row, tags: columnOf(one.tags), duration: 7200, console_login: 0, created: 0, updated: 0 });
    return { ...one, trust, policies: bind(owner, "role", one.id) };
  };
  const all = [...homeRoles.map((one) => role(one, home)), role(named(stranger, cast.strangeRole), stranger)];
  const groups = cast.groups.map((id) => ({ id, policies: bind(home, "group", String(id)) }));
  const users: User[] = cast.users.map((uin) => {
    const joined = chance.some(groups, 0.4);
    members.push(...joined.map(({ id }) => ({ account: home, group_id: id, uin, created: 0 })));
    const own = bind(home, "user", uin);
    return { account: home, uin, policies: [...own, ...joined.flatMap((group) => group.policies)] };
  });
  users.push(...cast.strangers.map((uin) => ({ account: stranger, uin, policies: bind(stranger, "user", uin) })));

  await db.transaction().execute(async (transaction) => {
    const content = { policies, attachments, roles, group_members: members } as const;
    for (const table of ["attachments", "group_members", "roles", "policies"] as const) {
      await transaction.deleteFrom(table).execute();
      // The rows above have the columns of their tables; the database rejects others.
      if (content[table].length > 0)
        await transaction
          .insertInto(table)
          .values(content[table] as never)
          .execute();
    }
    for (const id of cast.instances) {
      await transaction
        .updateTable("instances")
        .set({ tags: columnOf(tags.get(id)) })
        .where("id", "=", id)
        .execute();
    }
    for (const id of cast.images) {
      await transaction
        .updateTable("cvm_images")
        .set({ tags: columnOf(tags.get(id)) })
        .where("id", "=", id)
        .execute();
    }
  });
  return { users, roles: all, tags, calls, focus, isAboutSessions };
}

type Owner = typeof home | typeof stranger;

const columnOf = (tags: readonly string[] = []): string =>
  JSON.stringify(tags.map((tag) => ({ key: tag.split("&")[0], value: tag.split("&")[1] })));

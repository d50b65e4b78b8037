import type { TestCloud } from "../../cloud.ts";
import { account, cloudOf, image, machine } from "../../world/worlds.ts";
import type { SeededChance } from "./chance.ts";
import { cast, permissionPolicy, trustPolicy } from "./policies.ts";
import { home, type Role, stranger, type User, type World } from "./world.ts";

/** A random world, in the form of the oracle. The database has the same content. */
export interface Population extends World {
  readonly tags: ReadonlyMap<string, readonly string[]>;
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
  const someTags = (id: string) => {
    const given = chance.some(cast.tags, 0.35);
    tags.set(id, given);
    return JSON.stringify(given.map((tag) => ({ key: tag.split("&")[0], value: tag.split("&")[1] })));
  };
  for (const owner of [home, stranger] as const) {
    for (const id of policyIds[owner]) {
      const document = permissionPolicy(chance);
      documents.set(id, document);
      const name = Object.entries(cast.policyNames).find(([key]) => key === String(id))?.[1] ?? `policy-${id}`;
      const row = { account: owner, id, name, about: "", document, tags: someTags(String(id)), created: 0, updated: 0 };
      policies.push(row);
    }
  }
  /** Binds some policies and returns their documents. */
  const bind = (owner: typeof home | typeof stranger, kind: "user" | "group" | "role", target: string) => {
    const bound = chance.some(policyIds[owner], owner === home ? 0.25 : 0.5);
    const all = chance.isTrue(0.07) ? [...bound, administratorAccess] : bound;
    attachments.push(...all.map((id) => ({ account: owner, policy_id: id, kind, target, created: 0 })));
    return all.map((id) => documents.get(id) ?? "");
  };
  const role = (owner: typeof home | typeof stranger, name: keyof typeof cast.roleIds): Role => {
    const id = cast.roleIds[name];
    const trust = trustPolicy(chance);
    const row = { account: owner, id, name, kind: "user", trust, about: "", duration: 7200, console_login: 0 };
    roles.push({ ...row, tags: someTags(id), created: 0, updated: 0 });
    return { account: owner, id, name, trust, tags: tags.get(id) ?? [], policies: bind(owner, "role", id) };
  };
  const all = [...cast.roles.map((name) => role(home, name)), role(stranger, cast.strangeRole)];
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
        .set({ tags: someTags(id) })
        .where("id", "=", id)
        .execute();
    }
    for (const id of cast.images) {
      await transaction
        .updateTable("cvm_images")
        .set({ tags: someTags(id) })
        .where("id", "=", id)
        .execute();
    }
  });
  return { users, roles: all, tags };
}

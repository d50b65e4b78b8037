import type { Random } from "#kernel/ports.ts";
import { decimal } from "#kernel/randomText.ts";
import { type RowScope, rowsIn } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";
import type { UserRow } from "../user/rows.ts";

export type GroupRow = Tables["groups"];

/** The maximum numbers of groups of an account, of users of a group, and of groups of a user. */
export const groupQuota = 300;
export const memberQuota = 100;
export const membershipQuota = 10;

/** The groups of one account and their members. */
export class Groups {
  constructor(private readonly scope: RowScope) {}

  /** Newest first. */
  async list(): Promise<readonly GroupRow[]> {
    return rowsIn(this.scope, "groups").select().selectAll().orderBy("created", "desc").orderBy("id").execute();
  }

  async find(wish: { readonly id: number } | { readonly name: string }): Promise<GroupRow | undefined> {
    const all = rowsIn(this.scope, "groups").select().selectAll();
    return ("id" in wish ? all.where("id", "=", wish.id) : all.where("name", "=", wish.name)).executeTakeFirst();
  }

  async add(group: Omit<GroupRow, "account">): Promise<void> {
    await rowsIn(this.scope, "groups").insert(group);
  }

  async change(id: number, values: Partial<Pick<GroupRow, "name" | "remark">>): Promise<void> {
    if (Object.keys(values).length === 0) return;
    await rowsIn(this.scope, "groups").update(values).where("id", "=", id).execute();
  }

  /** Removes a group with its memberships and policy bindings. Its users remain. */
  async remove(id: number): Promise<void> {
    await rowsIn(this.scope, "group_members").delete().where("group_id", "=", id).execute();
    await rowsIn(this.scope, "attachments")
      .delete()
      .where("kind", "=", "group")
      .where("target", "=", String(id))
      .execute();
    await rowsIn(this.scope, "groups").delete().where("id", "=", id).execute();
  }

  /** The users of a group, in the order in which they joined. */
  async members(id: number): Promise<readonly UserRow[]> {
    return this.scope.db
      .selectFrom("group_members")
      .innerJoin("users", "users.uin", "group_members.uin")
      .selectAll("users")
      .where("group_members.account", "=", this.scope.account)
      .where("group_members.group_id", "=", id)
      .orderBy("group_members.created")
      .orderBy("users.uin")
      .execute();
  }

  /** The groups of a user, in the order in which it joined them. */
  async of(uin: string): Promise<readonly GroupRow[]> {
    return this.scope.db
      .selectFrom("group_members")
      .innerJoin("groups", (join) =>
        join.onRef("groups.account", "=", "group_members.account").onRef("groups.id", "=", "group_members.group_id"),
      )
      .selectAll("groups")
      .where("group_members.account", "=", this.scope.account)
      .where("group_members.uin", "=", uin)
      .orderBy("group_members.created")
      .orderBy("groups.id")
      .execute();
  }

  /** The number of users in at least one group. */
  async countMembers(): Promise<number> {
    const rows = await rowsIn(this.scope, "group_members").select().select("uin").distinct().execute();
    return rows.length;
  }

  async join(id: number, uin: string, created: number): Promise<void> {
    await rowsIn(this.scope, "group_members").insert({ group_id: id, uin, created });
  }

  async leave(id: number, uin: string): Promise<void> {
    await rowsIn(this.scope, "group_members").delete().where("group_id", "=", id).where("uin", "=", uin).execute();
  }

  /** An id that is unused in the account. */
  async freeId(random: Random): Promise<number> {
    const id = Number(decimal(random, 6));
    return (await this.find({ id })) ? this.freeId(random) : id;
  }
}

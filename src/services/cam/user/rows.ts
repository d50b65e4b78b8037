import type { Selectable } from "kysely";
import type { Random } from "#kernel/ports.ts";
import { alphanumeric, decimal } from "#kernel/randomText.ts";
import { type RowScope, rowsIn } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";

export type UserRow = Selectable<Tables["users"]>;

/** A unique identifier of a user. */
export type UserKey = { readonly name: string } | { readonly uin: string } | { readonly uid: number };

/** The maximum number of users of an account. */
export const userQuota = 1000;

/** The users of one account. */
export class Users {
  constructor(private readonly scope: RowScope) {}

  /** All users, or those with the given uins, newest first. */
  async list(uins?: readonly string[]): Promise<readonly UserRow[]> {
    const all = rowsIn(this.scope, "users").select().selectAll();
    const wanted = uins ? all.where("uin", "in", uins) : all;
    return wanted.orderBy("created", "desc").orderBy("uin").execute();
  }

  async find(wish: UserKey): Promise<UserRow | undefined> {
    const all = rowsIn(this.scope, "users").select().selectAll();
    if ("name" in wish) return all.where("name", "=", wish.name).executeTakeFirst();
    return ("uin" in wish ? all.where("uin", "=", wish.uin) : all.where("uid", "=", wish.uid)).executeTakeFirst();
  }

  /** The user with the uin, or else with the uid. Undefined if both are missing. */
  async findByUidOrUin(uid: number | undefined, uin: number | undefined): Promise<UserRow | undefined> {
    if (uin !== undefined) return this.find({ uin: String(uin) });
    return uid === undefined ? undefined : this.find({ uid });
  }

  async count(): Promise<number> {
    const { count } = await rowsIn(this.scope, "users")
      .select()
      .select((is) => is.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async add(user: Omit<UserRow, "account">): Promise<void> {
    await rowsIn(this.scope, "users").insert(user);
  }

  async change(
    uin: string,
    values: Partial<Pick<UserRow, "remark" | "console_login" | "phone" | "country_code" | "email">>,
  ): Promise<void> {
    if (Object.keys(values).length === 0) return;
    await rowsIn(this.scope, "users").update(values).where("uin", "=", uin).execute();
  }

  /** Removes a user with its keys, memberships and policy bindings. */
  async remove(uin: string): Promise<void> {
    for (const table of ["access_keys", "group_members", "users"] as const) {
      await rowsIn(this.scope, table).delete().where("uin", "=", uin).execute();
    }
    await rowsIn(this.scope, "attachments").delete().where("kind", "=", "user").where("target", "=", uin).execute();
  }

  /** A uin that is unused in the whole cloud. */
  async freeUin(random: Random): Promise<string> {
    const uin = `1000${decimal(random, 8)}`;
    const user = this.scope.db.selectFrom("users").select("uin").where("uin", "=", uin);
    const root = this.scope.db.selectFrom("accounts").select("uin").where("uin", "=", uin);
    const taken = (await user.executeTakeFirst()) ?? (await root.executeTakeFirst());
    return taken ? this.freeUin(random) : uin;
  }

  /** A uid that is unused in the account. */
  async freeUid(random: Random): Promise<number> {
    const uid = Number(decimal(random, 7));
    return (await this.find({ uid })) ? this.freeUid(random) : uid;
  }
}

/** A password that satisfies CAM's rules: 32 characters from all four classes. */
export const newPassword = (random: Random): string => `Aa1!${alphanumeric(random, 28)}`;

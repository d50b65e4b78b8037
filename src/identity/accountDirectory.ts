import type { Database } from "#store/database.ts";

/** Lookups of the accounts, users and roles that exist in the cloud, for services that need no more than that. */
export class AccountDirectory {
  constructor(private readonly db: Database) {}

  /** Maps each uin to the kind of its owner. Unknown uins are omitted. */
  async kindsOf(uins: readonly string[]): Promise<ReadonlyMap<string, "account" | "user">> {
    const accounts = await this.db.selectFrom("accounts").select("uin").where("uin", "in", uins).execute();
    const users = await this.db.selectFrom("users").select("uin").where("uin", "in", uins).execute();
    return new Map([
      ...accounts.map(({ uin }) => [uin, "account"] as const),
      ...users.map(({ uin }) => [uin, "user"] as const),
    ]);
  }

  async hasAccount(uin: string): Promise<boolean> {
    return (await this.kindsOf([uin])).get(uin) === "account";
  }

  async hasUser(account: string, uin: string): Promise<boolean> {
    const user = this.db.selectFrom("users").select("uin").where("account", "=", account).where("uin", "=", uin);
    return (await user.executeTakeFirst()) !== undefined;
  }

  async hasRole(account: string, name: string): Promise<boolean> {
    const role = this.db.selectFrom("roles").select("id").where("account", "=", account).where("name", "=", name);
    return (await role.executeTakeFirst()) !== undefined;
  }

  async appIdOf(account: string): Promise<number> {
    const row = this.db.selectFrom("accounts").select("app_id").where("uin", "=", account);
    return Number((await row.executeTakeFirstOrThrow()).app_id);
  }
}

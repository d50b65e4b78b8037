import { alphanumeric } from "#kernel/chance.ts";
import type { Random } from "#kernel/ports.ts";
import type { Database } from "#store/database.ts";
import type { Tables } from "#store/tables.ts";

export type KeyRow = Tables["access_keys"];

/** How many keys a user, or the root account itself, may have. */
export const keyQuota = 2;

/** The access keys of one account: of the root itself and of its users. */
export class Keys {
  constructor(
    private readonly db: Database,
    private readonly account: string,
  ) {}

  /** Oldest first. */
  async of(uin: string): Promise<readonly KeyRow[]> {
    return this.db
      .selectFrom("access_keys")
      .selectAll()
      .where("account", "=", this.account)
      .where("uin", "=", uin)
      .orderBy("created")
      .orderBy("secret_id")
      .execute();
  }

  async find(secretId: string): Promise<KeyRow | undefined> {
    return this.db
      .selectFrom("access_keys")
      .selectAll()
      .where("account", "=", this.account)
      .where("secret_id", "=", secretId)
      .executeTakeFirst();
  }

  async make(uin: string, note: string, created: number, random: Random): Promise<KeyRow> {
    const secrets = { secret_id: `AKID${alphanumeric(random, 32)}`, secret_key: alphanumeric(random, 32) };
    const key = { ...secrets, account: this.account, uin, active: 1, note, created };
    await this.db.insertInto("access_keys").values(key).execute();
    return key;
  }

  async activate(secretId: string, active: boolean): Promise<void> {
    await this.db
      .updateTable("access_keys")
      .set({ active: active ? 1 : 0 })
      .where("account", "=", this.account)
      .where("secret_id", "=", secretId)
      .execute();
  }

  async remove(secretId: string): Promise<void> {
    await this.db
      .deleteFrom("access_keys")
      .where("account", "=", this.account)
      .where("secret_id", "=", secretId)
      .execute();
  }
}

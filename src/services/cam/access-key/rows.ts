import { newSecretKey } from "#identity/accessKeys.ts";
import type { Random } from "#kernel/ports.ts";
import { alphanumeric } from "#kernel/randomText.ts";
import { type RowScope, rowsIn } from "#store/scopedRows.ts";
import type { Plain, Tables } from "#store/tables.ts";
import type { Store } from "#store/vault.ts";

/** A key without its secret, which is returned only on creation. */
export type KeyRow = Omit<Tables["access_keys"], "secret_key">;

const columns = [
  "secret_id",
  "account",
  "uin",
  "active",
  "note",
  "created",
] as const satisfies readonly (keyof KeyRow)[];

/** The maximum number of keys of a user or of the root account. */
export const keyQuota = 2;

/** The access keys of one account: of the root account and its users. */
export class Keys {
  constructor(private readonly scope: RowScope & Store) {}

  /** Oldest first. */
  async listOf(uin: string): Promise<readonly KeyRow[]> {
    return rowsIn(this.scope, "access_keys")
      .select()
      .select(columns)
      .where("uin", "=", uin)
      .orderBy("created")
      .orderBy("secret_id")
      .execute();
  }

  async find(secretId: string): Promise<KeyRow | undefined> {
    return rowsIn(this.scope, "access_keys")
      .select()
      .select(columns)
      .where("secret_id", "=", secretId)
      .executeTakeFirst();
  }

  async create(uin: string, note: string, created: number, random: Random): Promise<Plain<Tables["access_keys"]>> {
    const { db, vault } = this.scope;
    const secrets = { secret_id: `AKID${alphanumeric(random, 32)}`, secret_key: newSecretKey(random) };
    const key = { ...secrets, account: this.scope.account, uin, active: 1, note, created };
    await db
      .insertInto("access_keys")
      .values({ ...key, secret_key: vault.seal("access_keys", key, key.secret_key) })
      .execute();
    return key;
  }

  async activate(secretId: string, active: boolean): Promise<void> {
    await rowsIn(this.scope, "access_keys")
      .update({ active: active ? 1 : 0 })
      .where("secret_id", "=", secretId)
      .execute();
  }

  async remove(secretId: string): Promise<void> {
    await rowsIn(this.scope, "access_keys").delete().where("secret_id", "=", secretId).execute();
  }
}

import { isLocalRequest } from "#protocol/localRequest.ts";
import type { Store } from "#store/vault.ts";
import { developmentKey } from "#world/builtin.ts";

/** An account with a well-known development key. */
export interface DevelopmentAccount {
  readonly uin: string;
  readonly account: string;
  readonly name: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/** The well-known development keys, for requests from this machine only. */
export async function developmentAccounts(
  { db, vault }: Store,
  address: string,
  host: string,
): Promise<readonly DevelopmentAccount[]> {
  if (!isLocalRequest(address, host)) return [];
  const keys = await db
    .selectFrom("access_keys")
    .innerJoin("accounts", "accounts.uin", "access_keys.account")
    .leftJoin("users", "users.uin", "access_keys.uin")
    .select([
      "access_keys.uin",
      "access_keys.account",
      "accounts.name",
      "users.name as user",
      "secret_id",
      "secret_key",
    ])
    .where("secret_id", "like", `${developmentKey}%`)
    .where("active", "=", 1)
    .orderBy("secret_id")
    .execute();
  return keys.map(({ uin, account, name, user, ...key }) => ({
    uin,
    account,
    name: user === null ? name : `${name}/${user}`,
    secretId: key.secret_id,
    secretKey: vault.open("access_keys", key, key.secret_key),
  }));
}

import { isLoopback } from "#kernel/loopback.ts";
import type { Store } from "#store/vault.ts";
import { developmentKey } from "#world/builtin.ts";

/** Somebody whom the page can sign as without being given a key. */
export interface DevelopmentAccount {
  readonly uin: string;
  readonly account: string;
  readonly name: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/**
 * Whether it is somebody at this machine who asks. The Host header is looked at, too: a page from elsewhere whose name
 * was pointed here must not pass for one.
 */
export function isLocalRequest(address: string, host: string): boolean {
  return isLoopback(address.replace(/^::ffff:/, "")) && isLoopback(hostName(host));
}

/** What is answered for who asks and nobody else: not kept, not guessed at, not embedded by other sites. */
export const privateHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
} as const;

/** The credentials that everybody knows, for who sits at this machine. */
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

const hostName = (host: string): string => host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");

import type { Database } from "#store/database.ts";
import { type Cached, cached } from "#store/readCache.ts";
import type { Store } from "#store/vault.ts";
import { readPolicy, type Statement } from "./policy/document.ts";
import { presetById } from "./presets.ts";
import type { Federated, Principal, RoleSession } from "./principal.ts";

export interface AccessKey {
  readonly secretKey: string;
  readonly principal: Principal;
}

/** The access key with this id, if it exists and is active. */
export function activeKey(store: Store, secretId: string): Cached<AccessKey | undefined> {
  // PostgreSQL rejects text that contains NUL.
  if (secretId.includes("\0")) return undefined;
  return cached(store.db, `key/${secretId}`, () => readActiveKey(store, secretId));
}

async function readActiveKey({ db, vault }: Store, secretId: string): Promise<AccessKey | undefined> {
  const row = await db
    .selectFrom("access_keys")
    .select(["secret_id", "secret_key", "account", "uin"])
    .where("secret_id", "=", secretId)
    .where("active", "=", 1)
    .executeTakeFirst();
  if (!row) return undefined;
  const principal: Principal =
    row.uin === row.account
      ? { kind: "root", account: row.account }
      : { kind: "user", account: row.account, uin: row.uin };
  return { secretKey: vault.open("access_keys", row, row.secret_key), principal };
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly trust: string;
  /** As JSON. */
  readonly tags: string;
  /** Maximum session duration in seconds. */
  readonly duration: number;
}

export function findRole(
  db: Database,
  account: string,
  by: { readonly name: string } | { readonly id: string },
): Cached<Role | undefined> {
  const column = "name" in by ? "name" : "id";
  const value = "name" in by ? by.name : by.id;
  return cached(db, `role/${account}/${column}/${value}`, () =>
    db
      .selectFrom("roles")
      .select(["id", "name", "trust", "tags", "duration"])
      .where("account", "=", account)
      .where(column, "=", value)
      .executeTakeFirst(),
  );
}

/** The statements of a role's policies. Empty if the role does not exist. */
export function roleStatements(db: Database, account: string, id: string): Cached<readonly Statement[]> {
  return cached(db, `statements/${account}/role/${id}`, () => attachedStatements(db, account, [["role", id]]));
}

/** The statements of a user's policies, including those of the user's groups. */
export function userStatements(db: Database, account: string, uin: string): Cached<readonly Statement[]> {
  return cached(db, `statements/${account}/user/${uin}`, async () => {
    const groups = await db
      .selectFrom("group_members")
      .select("group_id")
      .where("account", "=", account)
      .where("uin", "=", uin)
      .execute();
    const holders = groups.map((group): Holder => ["group", String(group.group_id)]);
    return attachedStatements(db, account, [["user", uin], ...holders]);
  });
}

type Holder = readonly [kind: "user" | "group" | "role", target: string];

async function attachedStatements(
  db: Database,
  account: string,
  holders: readonly Holder[],
): Promise<readonly Statement[]> {
  const rows = await db
    .selectFrom("attachments")
    .leftJoin("policies", (join) =>
      join.onRef("policies.account", "=", "attachments.account").onRef("policies.id", "=", "attachments.policy_id"),
    )
    .select(["attachments.policy_id", "policies.document"])
    .where("attachments.account", "=", account)
    .where((is) =>
      is.or(holders.map(([kind, target]) => is.and({ "attachments.kind": kind, "attachments.target": target }))),
    )
    .execute();
  return rows.flatMap((row) => {
    const document = row.document ?? presetById(row.policy_id)?.document;
    return document === undefined ? [] : readPolicy(document, "permission");
  });
}

export async function accountExists(db: Database, uin: string): Promise<boolean> {
  return (await db.selectFrom("accounts").select("uin").where("uin", "=", uin).executeTakeFirst()) !== undefined;
}

/** Whether the owner of a temporary key still exists: its role, or the user or account that requested it. */
export async function principalExists(db: Database, principal: RoleSession | Federated): Promise<boolean> {
  const { account } = principal;
  if (principal.kind === "role") {
    const role = db.selectFrom("roles").select("id").where("account", "=", account).where("id", "=", principal.roleId);
    return (await role.executeTakeFirst()) !== undefined;
  }
  if (principal.uin === account) return accountExists(db, account);
  const user = db.selectFrom("users").select("uin").where("account", "=", account).where("uin", "=", principal.uin);
  return (await user.executeTakeFirst()) !== undefined;
}

/** The oldest active access key of a root account. */
export async function keyOfPrincipal(
  { db, vault }: Store,
  uin: string,
): Promise<{ readonly secretId: string; readonly secretKey: string } | undefined> {
  const row = await db
    .selectFrom("access_keys")
    .select(["secret_id", "secret_key"])
    .where("uin", "=", uin)
    .where("active", "=", 1)
    .orderBy("created")
    .orderBy("secret_id")
    .executeTakeFirst();
  return row && { secretId: row.secret_id, secretKey: vault.open("access_keys", row, row.secret_key) };
}

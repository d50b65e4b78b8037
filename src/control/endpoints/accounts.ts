import { bool, listOf, objectType, string } from "#kernel/fields.ts";
import { endpoint } from "../endpoint.ts";

const Caller = objectType("Caller", {
  uin: string("UIN of the account or user."),
  account: string("UIN of the account that it belongs to; its own UIN for an account."),
  name: string("Name of the account or user."),
  hasKey: bool("Whether it has an active key, and can call actions."),
});

export const listAccounts = endpoint({
  name: "listAccounts",
  method: "GET",
  path: "/_skerry/accounts",
  summary: "Lists the accounts of the cloud, and their users.",
  output: { accounts: listOf(Caller, "Each account is followed by its users.") },
  run: async ({ cloud: { db } }) => {
    const [accounts, users, keys] = [
      await db.selectFrom("accounts").select(["uin", "name"]).orderBy("uin").execute(),
      await db.selectFrom("users").select(["uin", "account", "name"]).orderBy("uin").execute(),
      await db.selectFrom("access_keys").select("uin").where("active", "=", 1).execute(),
    ];
    const withKey = new Set(keys.map(({ uin }) => uin));
    const callers = accounts.flatMap(({ uin, name }) => [
      { uin, account: uin, name },
      ...users.filter(({ account }) => account === uin),
    ]);
    return { accounts: callers.map((caller) => ({ ...caller, hasKey: withKey.has(caller.uin) })) };
  },
});

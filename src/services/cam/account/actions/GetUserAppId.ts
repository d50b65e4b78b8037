import { uinOf } from "#identity/principal.ts";
import { int, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";

export default action({
  name: "GetUserAppId",
  category: "Account",
  summary: "Tells the uin, root account and AppId of the caller.",
  rateLimit: 20,
  regions: "global",
  // Whoever has a key may know whose it is.
  resources: [],

  input: {},

  output: {
    Uin: string("Uin of the caller."),
    OwnerUin: string("Uin of the root account."),
    AppId: int("The root account's AppId."),
  },

  raises: ["FailedOperation", "InternalError.SystemError"],

  async run({ db, caller }) {
    const { app_id } = await db
      .selectFrom("accounts")
      .select("app_id")
      .where("uin", "=", caller.account)
      .executeTakeFirstOrThrow();
    return { Uin: uinOf(caller), OwnerUin: caller.account, AppId: Number(app_id) };
  },
});

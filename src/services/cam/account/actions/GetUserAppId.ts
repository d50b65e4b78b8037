import { uinOf } from "#identity/principal.ts";
import { int, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";

export default action({
  name: "GetUserAppId",
  category: "Account",
  summary: "Returns the caller's Uin, root account and AppId.",
  rateLimit: 20,
  regions: "global",
  // Any valid key may look up its own identity.
  resources: [],

  input: {},

  output: {
    Uin: string("Uin of the caller."),
    OwnerUin: string("Uin of the root account."),
    AppId: int("AppId of the root account."),
  },

  raises: [],
  alsoPublished: ["FailedOperation", "InternalError.SystemError"],

  async run({ directory, caller }) {
    return { Uin: uinOf(caller), OwnerUin: caller.account, AppId: await directory.appIdOf(caller.account) };
  },
});

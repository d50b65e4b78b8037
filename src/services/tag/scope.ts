import type { CallContext } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import type { CommonCode } from "#protocol/messages.ts";
import { AccountTags } from "#services/tags.ts";
import { Resources } from "./resource/rows.ts";
import { Creators } from "./tag/creators.ts";

/** Declares an action of the tag service. Its scope is bound to the caller's account. */
export const action = actionsOf<CommonCode>()((context: CallContext) => ({
  get known() {
    return new AccountTags(context);
  },
  get resources() {
    return new Resources(context.cloud.db, context.caller.account, context);
  },
  get creators() {
    return new Creators({ db: context.cloud.db, account: context.caller.account });
  },
  account: context.caller.account,
  language: context.languages.language,
}));

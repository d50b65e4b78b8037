import type { CallContext } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import type { CommonCode } from "#protocol/messages.ts";
import { KnownTags } from "#services/tags.ts";
import { Resources } from "./resource/rows.ts";
import { Creators } from "./tag/creators.ts";

/** Declares an action of the tag service. What it gets is bound to the caller's account. */
export const action = actionsOf<CommonCode>()((context: CallContext) => ({
  known: new KnownTags(context),
  resources: new Resources(context.cloud.db, context.caller.account, context),
  creators: new Creators(context.cloud.db, context.caller.account),
  account: context.caller.account,
  language: context.languages.language,
}));

import type { CallContext } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import type { CommonCode } from "#protocol/messages.ts";
import { AccountTags } from "#services/tags.ts";
import type { StoreScope } from "#store/scopedRows.ts";
import { Commands } from "./command/rows.ts";

/** What an action of TAT can use, bound to the caller's account and region. A member is created when an action reads it. */
class TatScope {
  constructor(private readonly context: CallContext) {}

  get commands() {
    return new Commands(this.rows);
  }
  get tags() {
    return new AccountTags(this.context);
  }
  get language() {
    return this.context.languages.language;
  }
  /** Reading the time or random values marks the response as uncacheable. */
  get now() {
    return this.context.now;
  }
  get random() {
    return this.context.random;
  }

  private get rows(): StoreScope {
    const { cloud, caller, region } = this.context;
    return { db: cloud.db, vault: cloud.vault, account: caller.account, region };
  }
}

/** Declares an action of TAT. */
export const action = actionsOf<CommonCode>()((context: CallContext) => new TatScope(context));

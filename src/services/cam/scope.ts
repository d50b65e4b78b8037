import type { CallContext } from "#cloud.ts";
import { AccountDirectory } from "#identity/accountDirectory.ts";
import { actionsOf } from "#kernel/action.ts";
import type { CommonCode } from "#protocol/messages.ts";
import { authorizerOf } from "./access-key/owner.ts";
import { Keys } from "./access-key/rows.ts";
import { Groups } from "./group/rows.ts";
import { Attachments } from "./policy/attachments.ts";
import { Policies } from "./policy/rows.ts";
import { Versions } from "./policy/versions.ts";
import { Roles } from "./role/rows.ts";
import { Users } from "./user/rows.ts";

/** What an action of CAM can use, bound to the caller's account. A member is created when an action reads it. */
class CamScope {
  constructor(private readonly context: CallContext) {}

  get users() {
    return new Users(this.rows);
  }
  get keys() {
    return new Keys(this.rows);
  }
  get groups() {
    return new Groups(this.rows);
  }
  get policies() {
    return new Policies(this.rows);
  }
  get versions() {
    return new Versions(this.rows, this.policies);
  }
  get attachments() {
    return new Attachments(this.rows, this.policies);
  }
  get roles() {
    return new Roles(this.rows);
  }
  get directory() {
    return new AccountDirectory(this.context.cloud.db);
  }
  get ask() {
    return authorizerOf(this.context);
  }
  get account() {
    return this.context.caller.account;
  }
  get caller() {
    return this.context.caller;
  }
  /** Reading the time or random values marks the response as uncacheable. */
  get now() {
    return this.context.now;
  }
  get random() {
    return this.context.random;
  }

  private get rows() {
    const { cloud, caller } = this.context;
    return { db: cloud.db, vault: cloud.vault, account: caller.account };
  }
}

/** Declares an action of CAM. */
export const action = actionsOf<CommonCode>()((context: CallContext) => new CamScope(context));

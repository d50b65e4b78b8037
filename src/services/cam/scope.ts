import type { CallContext } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import type { CommonCode } from "#protocol/messages.ts";
import { asking } from "./access-key/rights.ts";
import { Keys } from "./access-key/rows.ts";
import { Groups } from "./group/rows.ts";
import { Attachments } from "./policy/attachments.ts";
import { Policies } from "./policy/rows.ts";
import { Versions } from "./policy/versions.ts";
import { Roles } from "./role/rows.ts";
import { Users } from "./user/rows.ts";

/** Declares an action of CAM. What it gets is bound to the caller's account. */
export const action = actionsOf<CommonCode>()((context: CallContext) => {
  const { caller, cloud } = context;
  const { db } = cloud;
  const { account } = caller;
  const policies = new Policies(db, account);
  return {
    users: new Users(db, account),
    keys: new Keys(cloud, account),
    groups: new Groups(db, account),
    policies,
    versions: new Versions(db, account, policies),
    attachments: new Attachments(db, account, policies),
    roles: new Roles(db, account),
    ask: asking(context),
    db,
    account,
    caller,
    get random() {
      return context.random;
    },
    get now() {
      return context.now;
    },
  };
});

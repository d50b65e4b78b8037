import type { Visit } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import { Attachments } from "./attachments.ts";
import { Groups } from "./groups.ts";
import { Keys } from "./keys.ts";
import { Policies } from "./policies.ts";
import { asking } from "./rights.ts";
import { Roles } from "./roles.ts";
import { Users } from "./users.ts";
import { Versions } from "./versions.ts";

/** Declares an action of CAM. What it gets is bound to the caller's account. */
export const action = actionsOf((visit: Visit) => {
  const { caller, cloud } = visit;
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
    ask: asking(visit),
    db,
    account,
    caller,
    get random() {
      return visit.random;
    },
    get now() {
      return visit.now;
    },
  };
});

import type { Visit } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import { Attachments } from "./ccn/attachments.ts";
import { Ccns } from "./ccn/rows.ts";

/** Declares an action of VPC. What it gets is bound to the caller's account; CCNs are the same in every region. */
export const action = actionsOf((visit: Visit) => ({
  ccns: new Ccns(visit.cloud.db, visit.caller.account),
  attachments: new Attachments(visit.cloud.db, visit.caller.account),
  account: visit.caller.account,
  get now() {
    return visit.now;
  },
  get random() {
    return visit.random;
  },
}));

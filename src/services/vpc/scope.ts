import type { CallContext } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import type { CommonCode } from "#protocol/messages.ts";
import { Attachments } from "./ccn/attachments.ts";
import { Ccns } from "./ccn/rows.ts";

/** Declares an action of VPC. What it gets is bound to the caller's account; CCNs are the same in every region. */
export const action = actionsOf<CommonCode>()((context: CallContext) => ({
  ccns: new Ccns(context.cloud.db, context.caller.account),
  attachments: new Attachments(context.cloud.db, context.caller.account),
  account: context.caller.account,
  get now() {
    return context.now;
  },
  get random() {
    return context.random;
  },
}));

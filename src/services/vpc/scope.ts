import type { CallContext } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import type { CommonCode } from "#protocol/messages.ts";
import { Attachments } from "./ccn/attachments.ts";
import { Ccns } from "./ccn/rows.ts";

/** Declares an action of VPC. Its scope is bound to the caller's account, because CCNs are global. */
export const action = actionsOf<CommonCode>()((context: CallContext) => ({
  get ccns() {
    return new Ccns(rowsOf(context));
  },
  get attachments() {
    return new Attachments(rowsOf(context));
  },
  account: context.caller.account,
  get now() {
    return context.now;
  },
  get random() {
    return context.random;
  },
}));

const rowsOf = ({ cloud: { db }, caller: { account } }: CallContext) => ({ db, account });

import type { CallContext } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import type { CommonCode } from "#protocol/messages.ts";
import { Instances } from "#services/lighthouse/instance/rows.ts";
import { Runs } from "#services/lighthouse/instance/runs.ts";

/** Declares an action of the observability platform. Its scope is bound to the caller's account and region. */
export const action = actionsOf<CommonCode>()((context: CallContext) => ({
  get instances() {
    return new Instances(rowsOf(context));
  },
  get runs() {
    return new Runs(rowsOf(context));
  },
  machines: context.cloud.machines,
  get now() {
    return context.now;
  },
}));

const rowsOf = ({ cloud: { db, vault }, caller: { account }, region }: CallContext) => ({ db, vault, account, region });

import type { CallContext } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import { Instances } from "#services/lighthouse/instance/rows.ts";
import { Runs } from "#services/lighthouse/instance/runs.ts";

/** Declares an action of the observability platform. What it gets is bound to the caller's account and region. */
export const action = actionsOf((context: CallContext) => ({
  instances: new Instances(context.cloud, context.caller.account, context.region),
  runs: new Runs(context.cloud.db, context.caller.account, context.region),
  machines: context.cloud.machines,
  get now() {
    return context.now;
  },
}));

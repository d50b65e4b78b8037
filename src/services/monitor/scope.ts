import type { Visit } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import { Instances } from "#services/lighthouse/instance/rows.ts";
import { Runs } from "#services/lighthouse/instance/runs.ts";

/** Declares an action of the observability platform. What it gets is bound to the caller's account and region. */
export const action = actionsOf((visit: Visit) => ({
  instances: new Instances(visit.cloud, visit.caller.account, visit.region),
  runs: new Runs(visit.cloud.db, visit.caller.account, visit.region),
  machines: visit.cloud.machines,
  get now() {
    return visit.now;
  },
}));

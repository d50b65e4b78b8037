import type { Visit } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";

/** Declares an action of CAM. */
export const action = actionsOf(({ cloud, caller, now, requestId }: Visit) => ({
  db: cloud.db,
  random: cloud.random,
  account: caller.account,
  caller,
  now,
  requestId,
}));

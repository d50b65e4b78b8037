import type { Visit } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";

/** Declares an action of STS. */
export const action = actionsOf(({ cloud, caller, now, requestId }: Visit) => ({
  db: cloud.db,
  temporaryKeys: cloud.temporaryKeys,
  random: cloud.random,
  caller,
  now,
  requestId,
}));

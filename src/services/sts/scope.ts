import type { Visit } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";

/** Declares an action of STS. */
export const action = actionsOf((visit: Visit) => ({
  db: visit.cloud.db,
  temporaryKeys: visit.cloud.temporaryKeys,
  caller: visit.caller,
  get random() {
    return visit.random;
  },
  get now() {
    return visit.now;
  },
  get requestId() {
    return visit.requestId;
  },
  get address() {
    return visit.address;
  },
}));

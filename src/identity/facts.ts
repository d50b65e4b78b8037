import { isoTime } from "#kernel/times.ts";
import type { Facts } from "./policy/conditions.ts";
import { type Principal, uinOf } from "./principal.ts";

/** Time and source address of a call. Read only if a condition refers to them, so both may be getters. */
export interface CallOrigin {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Address of the client; empty if unknown. */
  readonly address: string;
}

/**
 * The condition keys and their values for a call.
 * @param region empty for a global service
 */
export function factsOf(principal: Principal, service: string, region: string, moment: CallOrigin): Facts {
  return {
    get "qcs:current_time"() {
      return [isoTime(moment.now)];
    },
    get "qcs:ip"() {
      return known(moment.address);
    },
    "qcs:uin": [uinOf(principal)],
    "qcs:owner_uin": [principal.account],
    [`${service}:region`]: known(region),
  };
}

const known = (text: string): readonly string[] => (text === "" ? [] : [text]);

import { isoTime } from "#kernel/times.ts";
import type { Facts } from "./policy/conditions.ts";
import { type Principal, uinOf } from "./principal.ts";

/** When and from where a call came, as far as that is known; read only when a condition asks for it. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The peer's address, or an empty string. */
  readonly address: string;
}

/** What conditions can be about, for a call by somebody to a service in a region (empty for a global service). */
export function factsOf(principal: Principal, service: string, region: string, moment: Moment): Facts {
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

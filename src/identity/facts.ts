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

/** The condition key for the tags of the resource that a call is about. */
export const resourceTag = "qcs:resource_tag";

/**
 * The condition keys and their values for a call.
 * @param region empty for a global service
 * @param requestTags the tags that the call would set, as `key&value`
 */
export function factsOf(
  principal: Principal,
  service: string,
  region: string,
  origin: CallOrigin,
  requestTags: readonly string[] = [],
): Facts {
  return {
    get "qcs:current_time"() {
      return [isoTime(origin.now)];
    },
    get "qcs:ip"() {
      return known(origin.address);
    },
    "qcs:request_tag": requestTags,
    "qcs:uin": [uinOf(principal)],
    "qcs:owner_uin": [principal.account],
    [`${service}:region`]: known(region),
  };
}

const known = (text: string): readonly string[] => (text === "" ? [] : [text]);

/** The facts with the tags of one resource. Copies the getters, because reading them would mark the call as uncacheable. */
export function withResourceTags(facts: Facts, tags: readonly string[]): Facts {
  return Object.create(null, {
    ...Object.getOwnPropertyDescriptors(facts),
    [resourceTag]: { value: tags, enumerable: true },
  });
}

/** A tag as condition values write it. */
export const tagFact = (key: string, value: string): string => `${key}&${value}`;

/** The tags of a row, as condition values write them. This project wrote the column, so its form is known. */
export function tagFacts(row: { readonly tags: string }): readonly string[] {
  const tags: readonly { readonly key: string; readonly value: string }[] = JSON.parse(row.tags);
  return tags.map(({ key, value }) => tagFact(key, value));
}

// Imported by file: the package's index loads the adapters of all stores, which takes a sixth of a cold start.
import RateLimiterRes from "rate-limiter-flexible/lib/RateLimiterRes.js";
import { ApiError } from "#kernel/errors.ts";
import type { RateLimits } from "./port.ts";

/** The part of a limiter of rate-limiter-flexible that is called. */
interface Limiter {
  consume(key: string): Promise<unknown>;
}

/**
 * Rate limits that use one limiter for each number of requests per second.
 * @param clear removes counters that are not in the limiters
 */
export function limitsBy(
  limiterOf: (limit: number) => Limiter,
  { close = none, clear = none }: Partial<Pick<RateLimits, "close" | "clear">> = {},
): RateLimits {
  const limiters = new Map<number, Limiter>();
  return {
    async count(limit, account, action, region) {
      let limiter = limiters.get(limit);
      if (!limiter) {
        limiter = limiterOf(limit);
        limiters.set(limit, limiter);
      }
      try {
        await limiter.consume(`${account}/${action}/${region}`);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new ApiError("RequestLimitExceeded", { count: refusal.consumedPoints, limit });
      }
    },
    async clear() {
      limiters.clear();
      await clear();
    },
    close,
  };
}

const none = async (): Promise<void> => undefined;

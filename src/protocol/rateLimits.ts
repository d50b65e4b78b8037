// By file, because the package's index loads the adapters to every store there is, a sixth of a cold start.
import RateLimiterMemory from "rate-limiter-flexible/lib/RateLimiterMemory.js";
import RateLimiterRes from "rate-limiter-flexible/lib/RateLimiterRes.js";
import { ApiError } from "#kernel/errors.ts";

/** Counts the authenticated requests of a second, for each action by account and region. */
export class RateLimits {
  private readonly limiters = new Map<number, RateLimiterMemory>();

  /**
   * Counts one request.
   * @throws ApiError RequestLimitExceeded beyond `limit` requests in a second
   */
  async count(limit: number, account: string, action: string, region: string): Promise<void> {
    let limiter = this.limiters.get(limit);
    if (!limiter) {
      limiter = new RateLimiterMemory({ points: limit, duration: 1 });
      this.limiters.set(limit, limiter);
    }
    try {
      await limiter.consume(`${account}/${action}/${region}`);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new ApiError("RequestLimitExceeded", { count: refusal.consumedPoints, limit });
    }
  }
}

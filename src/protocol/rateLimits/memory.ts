import RateLimiterMemory from "rate-limiter-flexible/lib/RateLimiterMemory.js";
import { limitsBy } from "./limits.ts";
import type { RateLimits } from "./port.ts";

/** Counts in this process. Correct only if no other process serves the same cloud. */
export function memoryLimits(): RateLimits {
  return limitsBy((limit) => new RateLimiterMemory({ points: limit, duration: 1 }));
}

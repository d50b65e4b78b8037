import { ApiError } from "#kernel/errors.ts";
import type { Log } from "#kernel/ports.ts";
import type { RateLimits } from "./port.ts";

/** Limits that count in a shared store, and locally while that is unreachable. Each change is logged once. */
export function limitsWithFallback(elsewhere: RateLimits, meanwhile: RateLimits, log: Log): RateLimits {
  let away = false;
  const isBack = (): void => {
    if (away) log.write("info", "rate limits are shared again", {});
    away = false;
  };
  return {
    async count(...request) {
      try {
        await elsewhere.count(...request);
        isBack();
      } catch (error) {
        if (error instanceof ApiError) {
          isBack();
          throw error;
        }
        if (!away) log.write("warn", "rate limits are not shared", { reason: reasonOf(error) });
        away = true;
        await meanwhile.count(...request);
      }
    },
    async clear() {
      await Promise.all([elsewhere.clear(), meanwhile.clear()]);
    },
    async close() {
      await Promise.all([elsewhere.close(), meanwhile.close()]);
    },
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

import type { Cloud } from "#cloud.ts";
import type { CloudClock } from "#store/cloudClock.ts";
import type { Faults } from "./faults/faults.ts";
import type { Journal } from "./journal.ts";
import type { RateLimits } from "./rateLimits/port.ts";

/** A cloud with what only requests from outside need. */
export interface ServedCloud extends Cloud {
  readonly clock: CloudClock;
  readonly faults: Faults;
  /** Undefined if the journal is off. */
  readonly journal: Journal | undefined;
  /** Undefined if rate limits are off. */
  readonly rateLimits: RateLimits | undefined;
}

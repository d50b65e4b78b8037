import { ApiError } from "#kernel/errors.ts";
import type { Database } from "#store/database.ts";
import { appliedCount, appliesTo, type Effect, type FaultRule, matches, type SelectedCall } from "./rule.ts";

/** A fault that a user injected. */
export interface Fault extends FaultRule {
  readonly id: string;
  /** Number of calls that matched it. */
  readonly seen: number;
}

/** A fault that applies to a call. */
export interface MetFault {
  readonly id: string;
  readonly effect: Effect;
}

/**
 * The faults of a cloud. The rules are kept in memory and loaded again when they change; the numbers are counted in the
 * database, so that a fault applies to N calls of all servers together.
 */
export class Faults {
  private active: readonly Fault[] = [];

  constructor(private readonly db: Database) {}

  async load(): Promise<void> {
    this.active = (await storedFaults(this.db)).filter((fault) => !isUsedUp(fault));
  }

  /** Finds the first fault that applies to a call, and counts the call. Returns undefined if no rule matches, the usual case. */
  meet(call: SelectedCall): Promise<MetFault | undefined> | undefined {
    if (this.active.length === 0) return undefined;
    const matching = this.active.filter((fault) => matches(fault, call));
    return matching.length === 0 ? undefined : this.count(matching);
  }

  private async count(matching: readonly Fault[]): Promise<MetFault | undefined> {
    for (const fault of matching) {
      const seen = await this.countOne(fault);
      // Another server has used it up or removed it, or this call uses it up.
      if (seen === undefined || isUsedUp({ ...fault, seen })) this.active = this.active.filter((one) => one !== fault);
      if (seen !== undefined && appliesTo(fault, seen)) return { id: fault.id, effect: fault.effect };
    }
    return undefined;
  }

  /** @returns the number of the call among those that matched; undefined if the fault no longer exists, or is used up */
  private async countOne({ id, skip, times = Number.MAX_SAFE_INTEGER }: Fault): Promise<number | undefined> {
    const row = await this.db
      .updateTable("faults")
      .set((is) => ({ seen: is("seen", "+", 1) }))
      .where("id", "=", id)
      .where("seen", "<", Math.min(skip + times, 2 ** 31 - 1))
      .returning("seen")
      .executeTakeFirst();
    return row?.seen;
  }
}

const isUsedUp = (fault: Fault): boolean => appliedCount(fault, fault.seen) === fault.times;

/** All faults, in the order in which they were added. */
export async function storedFaults(db: Database): Promise<readonly Fault[]> {
  const rows = await db.selectFrom("faults").selectAll().orderBy("turn").execute();
  return rows.map(({ id, seen, rule }) => ({ ...JSON.parse(rule), id, seen }));
}

/** Closes the connection of a call without a response. */
export class DroppedCallError extends Error {
  override readonly name = "DroppedCallError";
}

/**
 * Delays, refuses or drops a call before its work.
 * @throws ApiError for an injected code
 * @throws DroppedCallError
 */
export async function applyBefore({ effect }: MetFault, rateLimit: number): Promise<void> {
  const { latency = 0, error, message, drop, throttle = false } = effect;
  if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
  if (throttle) throw new ApiError("RequestLimitExceeded", { count: rateLimit + 1, limit: rateLimit });
  if (error !== undefined) throw new ApiError(error, message === undefined ? {} : { text: { en: message } });
  if (drop === "before") throw new DroppedCallError("before the work");
}

/** @throws DroppedCallError if the call is dropped after its work */
export function applyAfter({ effect }: MetFault): void {
  if (effect.drop === "after") throw new DroppedCallError("after the work");
}

import type { Database } from "./database.ts";
import type { MonotonicClock } from "./readCache.ts";

/** Milliseconds after which a call that waits for a lock is refused. */
export const lockWaitLimit = 4000;

/** Milliseconds between two attempts to get a lock without waiting for it in the database. */
export const pollInterval = 50;

/** Milliseconds after which a longest wait is forgotten; a wait counts for one to two periods. */
const period = 10_000;

/** A wait for a lock that has not ended yet. */
export interface Wait {
  /** Milliseconds of the monotonic clock. */
  readonly since: number;
}

/** Measures how long the calls of this process wait for locks. */
export class LockWaits {
  private readonly running = new Set<Wait>();
  private periodStart = 0;
  private longest = 0;
  private previousLongest = 0;
  private failingSince: number | undefined;
  private lastFailure = Number.NEGATIVE_INFINITY;

  constructor(private readonly clock: MonotonicClock) {}

  start(): Wait {
    const wait = { since: this.clock.now() };
    this.running.add(wait);
    return wait;
  }

  /** Milliseconds since the start of a wait. */
  elapsed(wait: Wait): number {
    return this.clock.now() - wait.since;
  }

  /** @param wait undefined if the lock was free */
  obtained(wait: Wait | undefined): void {
    if (wait) this.end(wait);
    this.failingSince = undefined;
  }

  refused(wait: Wait): void {
    this.end(wait);
    this.lastFailure = this.clock.now();
    this.failingSince ??= this.lastFailure;
  }

  /** Ends a wait, also if it neither got the lock nor was refused. Has no effect on a wait that has ended. */
  end(wait: Wait): void {
    if (!this.running.delete(wait)) return;
    const now = this.clock.now();
    this.turnPeriod(now);
    this.longest = Math.max(this.longest, now - wait.since);
  }

  /** Milliseconds of the longest recent wait, including waits that have not ended. */
  longestRecent(): number {
    const now = this.clock.now();
    this.turnPeriod(now);
    const [oldest] = this.running;
    return Math.max(this.longest, this.previousLongest, oldest ? now - oldest.since : 0);
  }

  /** Milliseconds for which every wait has been refused; 0 if a lock was obtained since, or nothing was refused recently. */
  failingFor(): number {
    const now = this.clock.now();
    if (this.failingSince === undefined || now - this.lastFailure > period) return 0;
    return this.lastFailure - this.failingSince;
  }

  private turnPeriod(now: number): void {
    const elapsed = now - this.periodStart;
    if (elapsed < period) return;
    this.previousLongest = elapsed < 2 * period ? this.longest : 0;
    this.longest = 0;
    this.periodStart = now;
  }
}

const measured = new WeakMap<Database, LockWaits>();

export function attachLockWaits(db: Database, waits: LockWaits): void {
  measured.set(db, waits);
}

/** The waits of a server; undefined for a command, which has no clock to measure them. */
export const lockWaitsOf = (db: Database): LockWaits | undefined => measured.get(db);

interface MonotonicClock {
  now(): number;
}

/** Milliseconds by which the machine's clock may go ahead at once, or between a stop and a start, and is still trusted. */
export const acceptedGap = 3_600_000;

/** Milliseconds that the clock may go back without notice: they delay work by as much, and tests stop their clock. */
export const ignoredStep = 60_000;

/**
 * Compares the machine's clock with a monotonic one. The trusted time follows the machine's clock back, and ahead by
 * `acceptedGap` at most; after a larger step it advances with the monotonic clock only, until the steps are confirmed.
 */
export class ClockWatch {
  private wall: number;
  private elapsed: number;
  private trusted: number;

  /**
   * @param wall the machine's time in epoch milliseconds
   * @param trustsAll whether the machine's clock is always right
   */
  constructor(
    private readonly monotonicClock: MonotonicClock | undefined,
    wall: number,
    private readonly trustsAll: boolean,
  ) {
    this.wall = this.trusted = wall;
    this.elapsed = monotonicClock?.now() ?? 0;
  }

  /**
   * Compares the clocks.
   * @returns milliseconds by which the machine's clock went back since the last comparison; 0 if it did not
   */
  observe(wall: number): number {
    if (!this.monotonicClock) return 0;
    const elapsed = this.monotonicClock.now();
    const passed = elapsed - this.elapsed;
    const back = this.wall + passed - wall;
    this.wall = wall;
    this.elapsed = elapsed;
    this.trust(this.trusted + passed);
    return back > ignoredStep ? back : 0;
  }

  /**
   * Continues from the trusted time that the last server stored.
   * @returns milliseconds by which the machine's clock went back since then; 0 if it did not
   */
  continueFrom(stored: number): number {
    this.trust(stored);
    return stored - this.wall > ignoredStep ? stored - this.wall : 0;
  }

  /** Adopts the trusted time of another server if it is later. */
  adopt(stored: number): void {
    if (stored > this.trusted) this.trust(stored);
  }

  /** Trusts the machine's clock as it is now. */
  confirm(): void {
    this.trusted = this.wall;
  }

  /** The trusted time at the last comparison, in epoch milliseconds. */
  get trustedTime(): number {
    return this.trusted;
  }

  /** Milliseconds by which the trusted time is behind the machine's clock. */
  get lag(): number {
    return this.wall - this.trusted;
  }

  private trust(expected: number): void {
    const isTrusted = this.trustsAll || !this.monotonicClock || this.wall - expected <= acceptedGap;
    this.trusted = isTrusted ? this.wall : expected;
  }
}

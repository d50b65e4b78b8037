/** Chance that repeats itself: the same seed draws the same numbers. */
export class Chance {
  constructor(private state: number) {}

  /** At least 0, less than a bound. */
  below(bound: number): number {
    // Mulberry32: small, and even enough to choose moments.
    this.state = (this.state + 0x6d2b79f5) | 0;
    let drawn = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    drawn = (drawn + Math.imul(drawn ^ (drawn >>> 7), 61 | drawn)) ^ drawn;
    return (((drawn ^ (drawn >>> 14)) >>> 0) / 2 ** 32) * bound;
  }
}

/** What a run is seeded with: told, to have a run again, or drawn. When processes get their turns is not repeated. */
export const seed = Number(process.env["SKERRY_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

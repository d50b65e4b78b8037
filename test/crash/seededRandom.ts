/** A random number generator: the same seed gives the same numbers. */
export class SeededRandom {
  constructor(private state: number) {}

  /** A number from 0 up to, but not including, the bound. */
  below(bound: number): number {
    // Mulberry32: small, and uniform enough to choose times.
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound;
  }
}

/** The seed of a run; SKERRY_SEED repeats a run, except for the scheduling of processes. */
export const seed = Number(process.env["SKERRY_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

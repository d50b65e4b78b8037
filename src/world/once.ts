import { isoTime } from "#kernel/times.ts";

/** Two parts of a world that do not fit each other. */
export class Inconsistency extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** Notices what must not come twice. */
export class Once {
  private readonly seen = new Set<string>();

  /** @throws Inconsistency */
  see(thing: string, at: string): void {
    if (this.seen.has(thing)) throw new Inconsistency(at, `${thing} comes twice`);
    this.seen.add(thing);
  }
}

export function distinct(names: readonly string[], at: string): void {
  const once = new Once();
  for (const [n, name] of names.entries()) once.see(name, `${at}.${n}`);
}

/** The form is right already, but `2024-02-30` is no day. */
export function isMoment(time: string): boolean {
  const milliseconds = Date.parse(time);
  return !Number.isNaN(milliseconds) && isoTime(milliseconds) === time;
}

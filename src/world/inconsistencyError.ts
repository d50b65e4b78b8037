import { isoTime } from "#kernel/times.ts";

/** Two parts of a world that do not fit each other. */
export class InconsistencyError extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** Notices what must not come twice. */
export class UniqueNames {
  private readonly seen = new Set<string>();

  /** @throws Inconsistency */
  add(thing: string, at: string): void {
    if (this.seen.has(thing)) throw new InconsistencyError(at, `${thing} comes twice`);
    this.seen.add(thing);
  }
}

export function requireDistinct(names: readonly string[], at: string): void {
  const once = new UniqueNames();
  for (const [n, name] of names.entries()) once.add(name, `${at}.${n}`);
}

/** The form is right already, but `2024-02-30` is no day. */
export function isValidTime(time: string): boolean {
  const milliseconds = Date.parse(time);
  return !Number.isNaN(milliseconds) && isoTime(milliseconds) === time;
}

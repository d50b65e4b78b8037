import { InconsistencyError } from "./inconsistencyError.ts";

/** Collects names that must be unique in a world. */
export class UniqueNames {
  private readonly names = new Set<string>();

  /** @throws InconsistencyError for a name that was added before */
  add(name: string, at: string): void {
    if (this.names.has(name)) throw new InconsistencyError(at, `duplicate ${name}`);
    this.names.add(name);
  }
}

/** @throws InconsistencyError for the first repeated name of a list */
export function requireDistinct(names: readonly string[], at: string): void {
  const unique = new UniqueNames();
  for (const [n, name] of names.entries()) unique.add(name, `${at}.${n}`);
}

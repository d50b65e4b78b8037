import { InconsistencyError } from "../inconsistencyError.ts";
import type { WorldInstance } from "./schema.ts";
import { timeOr } from "./times.ts";

type Lifetime = Pick<WorldInstance, "created" | "expires" | "isolated"> & { readonly state?: string | undefined };

/**
 * Checks that only a resource in the state SHUTDOWN was isolated, and that it expired no later.
 * @throws InconsistencyError
 */
export function checkLifetime({ state, expires, isolated }: Omit<Lifetime, "created">, at: string): void {
  if (state !== "SHUTDOWN") {
    if (isolated !== undefined) throw new InconsistencyError(`${at}.isolated`, "requires the state SHUTDOWN");
    return;
  }
  if (expires !== undefined && (isolated === undefined || expires > isolated)) {
    throw new InconsistencyError(`${at}.expires`, "must not be later than `isolated` in the state SHUTDOWN");
  }
}

/** The times of a resource. A resource in the state SHUTDOWN expires when it is isolated, unless the world says otherwise. */
export function lifetimeColumns(
  { state, ...times }: Lifetime,
  defaults: { readonly created: number; readonly expires: number },
  now: number,
) {
  const isolated = state === "SHUTDOWN" ? timeOr(times.isolated, now) : null;
  const expires = timeOr(times.expires, isolated ?? defaults.expires);
  return { created: timeOr(times.created, defaults.created), expires, isolated };
}

import { zones } from "#services/zones.ts";
import { InconsistencyError } from "../inconsistencyError.ts";

export const zonesOf = (region: string): readonly string[] =>
  zones.filter((zone) => zone.region === region).map((zone) => zone.name);

/** The zone of a resource that names none. */
export const defaultZone = (region: string): string => zonesOf(region)[0] ?? `${region}-1`;

/** @throws InconsistencyError for a zone of another region */
export function checkZone(zone: string | undefined, region: string, at: string): void {
  if (zone === undefined) return;
  const allowed = zonesOf(region);
  if (!allowed.includes(zone)) {
    throw new InconsistencyError(at, `must be one of ${allowed.join(", ")}, not \`${zone}\``);
  }
}

import { publicBlueprints } from "#services/lighthouse/image/catalogue.ts";
import { InconsistencyError } from "../inconsistencyError.ts";

/** @throws Inconsistency for the id of a blueprint of the platform's */
export function rejectPublicBlueprintId(id: string, at: string): void {
  if (publicBlueprints.some((one) => one.id === id)) throw new InconsistencyError(at, "is a public blueprint's");
}

import { publicBlueprints } from "#services/lighthouse/image/catalogue.ts";
import { InconsistencyError } from "../inconsistencyError.ts";

/** @throws InconsistencyError for the id of a public blueprint */
export function rejectPublicBlueprintId(id: string, at: string): void {
  if (publicBlueprints.some((blueprint) => blueprint.id === id)) {
    throw new InconsistencyError(at, "is the id of a public blueprint");
  }
}

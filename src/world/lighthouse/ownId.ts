import { publicBlueprints } from "#services/lighthouse/image/catalogue.ts";
import { Inconsistency } from "../once.ts";

/** @throws Inconsistency for the id of a blueprint of the platform's */
export function ownId(id: string, at: string): void {
  if (publicBlueprints.some((one) => one.id === id)) throw new Inconsistency(at, "is a public blueprint's");
}

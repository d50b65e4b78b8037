import fc from "fast-check";
import { type Pick, pick, pickedFrom } from "./command.ts";
import type { Blueprint, Place } from "./things.ts";
import type { World } from "./world.ts";

/** What can be installed from an image, be it the platform's or the account's. */
interface System {
  readonly state: string;
  readonly platform: string;
  readonly disk: number;
  readonly memory: number;
}

export const platforms: ReadonlyMap<string, System> = new Map([
  ["lhbp-mxml4cnq", { state: "NORMAL", platform: "DEBIAN", disk: 20, memory: 1 }],
  ["lhbp-vkr2b62n", { state: "NORMAL", platform: "WINDOWS", disk: 40, memory: 2 }],
]);

/** The platform's images by their place in the list, or one of an account. */
export const blueprintPick: fc.Arbitrary<Pick | string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("lhbp-mxml4cnq", "lhbp-mxml4cnq", "lhbp-vkr2b62n") },
  { weight: 4, arbitrary: pick },
);

/** One that an account can use in a region, or another's. */
export function pickedBlueprint(
  world: World,
  place: Place,
  chosen: Pick | string,
  fits = (one: Blueprint) => one.state === "NORMAL",
): string {
  if (typeof chosen === "string") return chosen;
  return pickedFrom([...world.blueprints.values()], world.usable(place), chosen, "lhbp", fits);
}

export function systemOf(world: World, place: Place, id: string): System | undefined {
  return platforms.get(id) ?? world.usable(place).find((one) => one.id === id);
}

import fc from "fast-check";
import { type Pick, pick, pickIdFrom } from "./command.ts";
import type { AccountRegion, Blueprint } from "./resources.ts";
import type { World } from "./world.ts";

/** The facts of an image that matter for its installation. */
interface System {
  readonly state: string;
  readonly platform: string;
  readonly disk: number;
  readonly memory: number;
}

export const publicImages: ReadonlyMap<string, System> = new Map([
  ["lhbp-mxml4cnq", { state: "NORMAL", platform: "DEBIAN", disk: 20, memory: 1 }],
  ["lhbp-vkr2b62n", { state: "NORMAL", platform: "WINDOWS", disk: 40, memory: 2 }],
]);

/** The id of a public image, or a pick of an account's image. */
export const blueprintPick: fc.Arbitrary<Pick | string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("lhbp-mxml4cnq", "lhbp-mxml4cnq", "lhbp-vkr2b62n") },
  { weight: 4, arbitrary: pick },
);

/** The id of an image that the account can use, or of another account's image. */
export function pickBlueprintId(
  world: World,
  scope: AccountRegion,
  chosen: Pick | string,
  fits = (one: Blueprint) => one.state === "NORMAL",
): string {
  if (typeof chosen === "string") return chosen;
  return pickIdFrom([...world.blueprints.values()], world.usable(scope), chosen, "lhbp", fits);
}

export function systemOf(world: World, scope: AccountRegion, id: string): System | undefined {
  return publicImages.get(id) ?? world.usable(scope).find((one) => one.id === id);
}

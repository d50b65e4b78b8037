import { publicBlueprints } from "#services/lighthouse/image/catalogue.ts";
import { ofCvmImage } from "#services/lighthouse/image/objects/Blueprint.ts";
import { offeredIn } from "#services/lighthouse/package/choices.ts";
import type { World } from "../schema.ts";
import type { AccountRegion } from "./accountRegion.ts";

/** What an instance gets from its blueprint, and what it needs for it. */
export interface UsableBlueprint {
  readonly id: string;
  readonly os: string;
  readonly platform: string;
  /** GB. */
  readonly disk: number;
  readonly memory: number;
}

/** A blueprint that an account can use in a region: the platform's, its own, one that it received, or one of CVM. */
export function findBlueprint(
  world: World,
  { account, region }: AccountRegion,
  id: string,
): UsableBlueprint | undefined {
  const offered = publicBlueprints.find((one) => one.id === id && offeredIn(one.area, region));
  if (offered) return offered;
  const made = world.lighthouse.blueprints.find(
    (one) => one.id === id && one.region === region && (one.account === account || one.sharedWith.includes(account)),
  );
  const shared = world.images.find(
    (one) => one.sharedToLighthouse === id && one.region === region && one.account === account,
  );
  if (!made && !shared) return undefined;
  const row = made ? customBlueprintRow(made, 0) : shared && ofCvmImage(shared, id, 0);
  return row && { ...row, disk: row.disk_size };
}

/** The row of a blueprint that a world holds; its image is kept under its own id. */
export function customBlueprintRow(blueprint: World["lighthouse"]["blueprints"][number], created: number) {
  const row = ofCvmImage(blueprint, blueprint.id, created);
  return { ...row, memory: blueprint.memory ?? row.memory };
}

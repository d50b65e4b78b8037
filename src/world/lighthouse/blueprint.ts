import { publicBlueprints } from "#services/lighthouse/image/catalogue.ts";
import { ofCvmImage } from "#services/lighthouse/image/objects/Blueprint.ts";
import { isOfferedIn } from "#services/regions.ts";
import { InconsistencyError } from "../inconsistencyError.ts";
import type { World } from "../schema.ts";
import { tagColumn } from "../sharedFields.ts";
import { requireDistinct } from "../uniqueNames.ts";
import type { AccountRegion } from "./accountRegion.ts";
import { rejectPublicBlueprintId } from "./blueprintId.ts";
import { checkKeys } from "./keyPair.ts";
import type { LighthouseRows } from "./lighthouseRows.ts";
import type { LighthouseWorld } from "./schema.ts";
import { timeOr } from "./times.ts";
import type { WorldContext } from "./worldContext.ts";

type WorldBlueprint = LighthouseWorld["blueprints"][number];

/** A blueprint that an account can use, with its minimum requirements. */
interface UsableBlueprint {
  readonly id: string;
  readonly os: string;
  readonly platform: string;
  /** GB of system disk. */
  readonly disk: number;
  /** GB. */
  readonly memory: number;
}

/** Finds a blueprint that an account can use in a region: public, custom, shared with it, or created from a CVM image. */
export function findBlueprint(
  world: World,
  { account, region }: AccountRegion,
  id: string,
): UsableBlueprint | undefined {
  const offered = publicBlueprints.find((candidate) => candidate.id === id && isOfferedIn(candidate.area, region));
  if (offered) return offered;
  const custom = world.lighthouse.blueprints.find(
    (candidate) =>
      candidate.id === id &&
      candidate.region === region &&
      (candidate.account === account || candidate.sharedWith.includes(account)),
  );
  const image = world.images.find(
    (candidate) => candidate.sharedToLighthouse === id && candidate.region === region && candidate.account === account,
  );
  if (!custom && !image) return undefined;
  const row = custom ? customBlueprintRow(custom, 0) : image && ofCvmImage(image, id, 0);
  return row && { ...row, disk: row.disk_size };
}

export function checkBlueprint(blueprint: WorldBlueprint, at: string, context: WorldContext): void {
  rejectPublicBlueprintId(blueprint.id, `${at}.id`);
  requireDistinct(blueprint.sharedWith, `${at}.sharedWith`);
  for (const [n, uin] of blueprint.sharedWith.entries()) {
    context.requireAccount(uin, `${at}.sharedWith.${n}`);
    if (uin === blueprint.account) throw new InconsistencyError(`${at}.sharedWith.${n}`, "must not be the owner");
  }
  checkKeys(blueprint, at, context);
}

export function addBlueprint(rows: LighthouseRows, source: WorldBlueprint, now: number): void {
  const { id, account, region, state, tags, keys, sharedWith } = source;
  const scope = { account, region };
  const created = timeOr(source.created, now);
  rows.blueprints.push({
    ...customBlueprintRow(source, created),
    ...scope,
    kind: "PRIVATE",
    state,
    tags: tagColumn(tags),
  });
  for (const receiver of sharedWith) rows.blueprint_shares.push({ ...scope, blueprint_id: id, receiver, created });
  for (const key_id of keys) rows.blueprint_keys.push({ ...scope, blueprint_id: id, key_id });
}

/** A custom blueprint uses its own id as image id. */
function customBlueprintRow(blueprint: WorldBlueprint, created: number) {
  const row = ofCvmImage(blueprint, blueprint.id, created);
  return { ...row, memory: blueprint.memory ?? row.memory };
}

import type { World } from "../schema.ts";
import type { UniqueNames } from "../uniqueNames.ts";
import type { ResourceIndex } from "./accountRegion.ts";
import type { LighthouseWorld, WorldDisk, WorldInstance } from "./schema.ts";

/** What the resources of a world are checked against. */
export interface WorldContext {
  readonly world: World;
  readonly names: UniqueNames;
  /** @throws InconsistencyError for an unknown account */
  readonly requireAccount: (uin: string, at: string) => void;
  readonly instances: ResourceIndex<WorldInstance>;
  readonly disks: ResourceIndex<WorldDisk>;
  readonly keyPairs: ResourceIndex<LighthouseWorld["keyPairs"][number]>;
}

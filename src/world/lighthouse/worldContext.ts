import type { UniqueNames } from "../inconsistencyError.ts";
import type { World } from "../schema.ts";
import type { ResourceIndex } from "./accountRegion.ts";
import type { LighthouseWorld, WorldDisk, WorldInstance } from "./schema.ts";

/** What the sections are checked against. */
export interface WorldContext {
  readonly world: World;
  readonly once: UniqueNames;
  /** @throws Inconsistency where there is no such account */
  readonly account: (uin: string, at: string) => void;
  readonly instances: ResourceIndex<WorldInstance>;
  readonly disks: ResourceIndex<WorldDisk>;
  readonly keyPairs: ResourceIndex<LighthouseWorld["keyPairs"][number]>;
}

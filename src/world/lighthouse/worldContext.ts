import type { Once } from "../once.ts";
import type { World } from "../schema.ts";
import type { Known } from "./accountRegion.ts";
import type { LighthouseWorld, WorldDisk, WorldInstance } from "./schema.ts";

/** What the sections are checked against. */
export interface WorldContext {
  readonly world: World;
  readonly once: Once;
  /** @throws Inconsistency where there is no such account */
  readonly account: (uin: string, at: string) => void;
  readonly instances: Known<WorldInstance>;
  readonly disks: Known<WorldDisk>;
  readonly keyPairs: Known<LighthouseWorld["keyPairs"][number]>;
}

import type { ResourceKind } from "../work/kinds.ts";
import { blueprintFailures, blueprintPaths } from "./states.ts";

export const blueprintKind: ResourceKind = {
  name: "blueprint",
  table: "blueprints",
  idPrefix: "lhbp",
  states: [{ title: "Blueprints", paths: blueprintPaths, failures: blueprintFailures }],
  failures: blueprintFailures,
  tags: "blueprint",
};

/** The accounts that a blueprint is shared with. */
export const blueprintShareKind: ResourceKind = { name: "blueprint-share", table: "blueprint_shares" };

/** The key pairs that log in to instances created from a blueprint. */
export const blueprintKeyKind: ResourceKind = { name: "blueprint-key", table: "blueprint_keys" };

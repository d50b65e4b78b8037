import parsed from "./blueprints.yaml";
import { rows } from "./read.ts";
import { Blueprint } from "./schema.ts";

/** An image that the platform offers. */
export type PublicBlueprint = typeof Blueprint.value;

export const publicBlueprints = rows(Blueprint, parsed);

import { rows } from "../wire/catalogueRows.ts";
import { Blueprint } from "../wire/catalogueSchema.ts";
import parsed from "./blueprints.yaml";

/** A public image of the platform. */
export type PublicBlueprint = typeof Blueprint.value;

export const publicBlueprints = rows(Blueprint, parsed);

import { string } from "#kernel/fields.ts";
import { operationType } from "../work/operationType.ts";

/** The operations on blueprints, with what each stores until it ends. */
export const createBlueprint = operationType("CreateBlueprint", "blueprint", {
  also: ["instance"],
  detail: { instance: string("Id of the instance that it is created from.") },
});
export const syncBlueprint = operationType("SyncBlueprint", "blueprint");
export const deleteBlueprints = operationType("DeleteBlueprints", "blueprint");

import type { Fail } from "#kernel/action.ts";
import type { InstanceRow } from "../instance/rows.ts";
import { pathOf } from "../work/paths.ts";
import { availableOrGone, type BlueprintSources } from "./availableBlueprints.ts";
import { publicBlueprints } from "./catalogue.ts";
import type { BlueprintRow, Blueprints } from "./rows.ts";
import { type BlueprintOperation, blueprintPaths } from "./states.ts";

/** Error codes of an action for blueprints that are not custom blueprints of the account. */
export interface Strangers<Code extends string> {
  /** The blueprint does not exist. */
  readonly unknown: Code;
  readonly received: Code;
  readonly platform: Code;
}

/** Reads a custom blueprint of the account. Fails for any other blueprint. */
export async function customBlueprint<Code extends string>(
  id: string,
  sources: BlueprintSources,
  codes: Strangers<Code>,
  fail: Fail<Code>,
): Promise<BlueprintRow> {
  const row = await sources.blueprints.find(id);
  if (row) return row;
  const other = await availableOrGone(id, sources);
  const code = !other ? codes.unknown : other.BlueprintType === "SHARED" ? codes.received : codes.platform;
  return fail(code, { value: id });
}

/** The states that an operation leads a blueprint through. Fails if the current state does not allow it. */
export function blueprintPath(
  operation: BlueprintOperation,
  row: BlueprintRow,
  fail: Fail<"UnsupportedOperation.BlueprintCurStateInvalid">,
): readonly string[] {
  const { state } = row;
  const path = pathOf(blueprintPaths, operation, state);
  return path ?? fail("UnsupportedOperation.BlueprintCurStateInvalid", { value: row.id, state });
}

/** Error codes of sharing and unsharing for blueprints that are not custom blueprints of the account. */
export const sharingStrangers = {
  unknown: "ResourceNotFound.BlueprintIdNotFound",
  received: "ResourceNotFound.PrivateBlueprintNotFound",
  platform: "ResourceNotFound.PrivateBlueprintNotFound",
} as const;

/** Memory, in GB, that a blueprint created from an instance requires: as much as the blueprint of the instance. */
export async function requiredMemory(instance: InstanceRow, blueprints: Blueprints): Promise<number> {
  const known = [...publicBlueprints, ...(await blueprints.all()), ...(await blueprints.received())];
  const origin = known.find((one) => one.id === instance.blueprint_id);
  return origin?.memory ?? (instance.platform === "WINDOWS" ? 2 : 1);
}

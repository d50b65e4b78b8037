import type { Fail } from "#kernel/action.ts";
import type { InstanceRow } from "../instance/rows.ts";
import { pathOf } from "../work/paths.ts";
import { availableOrGone, type BlueprintSources } from "./availableBlueprints.ts";
import { publicBlueprints } from "./catalogue.ts";
import type { BlueprintRow, Blueprints } from "./rows.ts";
import { type BlueprintOperation, blueprintPaths } from "./states.ts";

/** An action's codes for what is not a blueprint of the account's own making. */
export interface Strangers<Code extends string> {
  /** There is no such blueprint. */
  readonly unknown: Code;
  readonly received: Code;
  readonly platform: Code;
}

/** A blueprint that the account has made; anything else is refused. */
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

/** The states that an operation leads a blueprint through, which it must be taken in now. */
export function blueprintPath(
  operation: BlueprintOperation,
  row: BlueprintRow,
  fail: Fail<"UnsupportedOperation.BlueprintCurStateInvalid">,
): readonly string[] {
  const { state } = row;
  const path = pathOf(blueprintPaths, operation, state);
  return path ?? fail("UnsupportedOperation.BlueprintCurStateInvalid", { value: row.id, state });
}

/** What sharing and its end answer for blueprints that are not of the account's own making. */
export const sharingStrangers = {
  unknown: "ResourceNotFound.BlueprintIdNotFound",
  received: "ResourceNotFound.PrivateBlueprintNotFound",
  platform: "ResourceNotFound.PrivateBlueprintNotFound",
} as const;

/** GB of memory that a blueprint needs which is made of an instance: what the one needs that the instance came from. */
export async function requiredMemory(instance: InstanceRow, blueprints: Blueprints): Promise<number> {
  const known = [...publicBlueprints, ...(await blueprints.all()), ...(await blueprints.received())];
  const origin = known.find((one) => one.id === instance.blueprint_id);
  return origin?.memory ?? (instance.platform === "WINDOWS" ? 2 : 1);
}

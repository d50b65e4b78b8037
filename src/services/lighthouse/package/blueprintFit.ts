import type { Blueprint } from "../image/objects/Blueprint.ts";
import type { Bundle } from "./catalogue.ts";

type Mismatch =
  | "InvalidParameterValue.BundleNotSupportBlueprintPlatform"
  | "InvalidParameterValue.BundleAndBlueprintNotMatch"
  | "InvalidParameterValue.InvalidBundleBlueprintCombination";

export const isForGames = (bundle: Bundle): boolean => bundle.kind === "GAME_PORTAL_BUNDLE";

/** Why a blueprint cannot be installed on an instance with the bundle. Undefined if it can. */
export function mismatchOf(bundle: Bundle, blueprint: typeof Blueprint.value): Mismatch | undefined {
  const isWindows = blueprint.PlatformType === "WINDOWS";
  if (isWindows ? !bundle.windows : !bundle.linux) return "InvalidParameterValue.BundleNotSupportBlueprintPlatform";
  if (bundle.disk < blueprint.RequiredSystemDiskSize || bundle.memory < blueprint.RequiredMemorySize) {
    return "InvalidParameterValue.BundleAndBlueprintNotMatch";
  }
  if ((blueprint.BlueprintType === "GAME_PORTAL") !== isForGames(bundle)) {
    return "InvalidParameterValue.InvalidBundleBlueprintCombination";
  }
  return undefined;
}

import type { Paths } from "../work/paths.ts";

/** An empty path leaves the state unchanged. */
const unchanged: readonly string[] = [];

/** State paths of custom blueprints, by operation and initial state. */
export const blueprintPaths = {
  CreateBlueprint: { "": ["CREATING", "NORMAL"] },
  /** The copies start in SYNCING, and the original enters it as well. */
  SyncBlueprint: { "": ["SYNCING", "NORMAL"], NORMAL: ["SYNCING", "NORMAL"] },
  ModifyBlueprintAttribute: { NORMAL: unchanged },
  ShareBlueprintAcrossAccounts: { NORMAL: unchanged },
  CancelShareBlueprintAcrossAccounts: { NORMAL: unchanged },
  DeleteBlueprints: {
    NORMAL: ["DELETING", ""],
    CREATEFAILED: ["DELETING", ""],
    SYNCING_FAILED: ["DELETING", ""],
  },
} as const satisfies Paths;

/** Operations on existing blueprints. */
export type BlueprintOperation = Exclude<keyof typeof blueprintPaths, "CreateBlueprint">;

/** State after a failed operation, by the state during it. */
export const blueprintFailures: Readonly<Record<string, string>> = {
  CREATING: "CREATEFAILED",
  SYNCING: "SYNCING_FAILED",
};

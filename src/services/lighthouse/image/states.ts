import type { Paths } from "../work/paths.ts";

/** An empty path leaves the state as it is. */
const unchanged: readonly string[] = [];

/** The account's own blueprints: which operation is taken in which state, and what it leads through. */
export const blueprintPaths = {
  CreateBlueprint: { "": ["CREATING", "NORMAL"] },
  /** The copies begin with it, and the original shows it. */
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

/** What is done with blueprints that exist. */
export type BlueprintOperation = Exclude<keyof typeof blueprintPaths, "CreateBlueprint">;

/** Where work that fails leaves a blueprint, by the state that it was in. */
export const blueprintFailures: Readonly<Record<string, string>> = {
  CREATING: "CREATEFAILED",
  SYNCING: "SYNCING_FAILED",
};
